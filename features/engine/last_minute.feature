Feature: The last minute, and facts that turn up late
  A limit that ends with a day is kept until the first instant of the next. What happened counts, not when it was written
  down; and a date that was wrong takes everything with it that was counted from it.

  Rule: In time is what happens before the day is over

    @BGB_188
    Scenario Outline: Amazon has until the end of Friday 4 December 2026, and releases on <release>
      Given it is Friday 20 November 2026, 09:31 in Berlin
      And the hacked account of "Lindner Leuchten GmbH"
      And Amazon locks the account
      And it is recorded that Mara Lindner appealed by form, asking for release until Friday 4 December 2026, with the letter "appeal.pdf" on Friday 20 November 2026, 09:31
      And it is Monday 7 December 2026, 09:00
      When it turns out that Amazon reactivated the account on <release>
      Then Amazon's limit has <state>

      Examples:
        | release                           | state  |
        | Friday 4 December 2026, 23:59     | met    |
        | Saturday 5 December 2026, 00:00   | lapsed |

    @LAW_2_10
    Scenario Outline: The day of <lock> at <minute> is the day from which the month counts
      Given it is Wednesday 4 March 2026, 10:00 in Berlin
      And the hacked account of "Lindner Leuchten GmbH"
      When it turns out that Amazon locked the account on <lock>, <minute>
      Then the injunction limit runs until the end of <end>

      Examples:
        | lock                | minute | end                    |
        | Sunday 1 March 2026 | 23:59  | Wednesday 1 April 2026 |
        | Monday 2 March 2026 | 00:00  | Thursday 2 April 2026  |

  Rule: The days on which the clocks change are days like others

    @LAW_2_10
    Scenario Outline: The last day has <hours> hours; the decision falls on <decision>
      Given it is <lock>, 09:00 in Berlin
      And the hacked account of "Lindner Leuchten GmbH"
      And Amazon locks the account
      And it is <later>
      When it is recorded that Mara Lindner decided against an injunction: "other channels sell" on <decision>
      Then the injunction limit has <state>

      Examples: Put forward on Sunday 28 March 2027
        | hours | lock                    | later                       | decision                     | state  |
        | 23    | Sunday 28 February 2027 | Tuesday 30 March 2027, 09:00 | Sunday 28 March 2027, 23:59 | met    |
        | 23    | Sunday 28 February 2027 | Tuesday 30 March 2027, 09:00 | Monday 29 March 2027, 00:00 | lapsed |

      Examples: Put back on Sunday 25 October 2026
        | hours | lock                     | later                           | decision                        | state  |
        | 25    | Friday 25 September 2026 | Tuesday 27 October 2026, 09:00  | Sunday 25 October 2026, 23:59   | met    |
        | 25    | Friday 25 September 2026 | Tuesday 27 October 2026, 09:00  | Monday 26 October 2026, 00:00   | lapsed |

    @B72
    Scenario Outline: Four weeks over a change of the clocks: complaint on <complaint>
      Given it is <complaint> in Berlin
      And the hacked account of "Lindner Leuchten GmbH"
      When Mara Lindner files a criminal complaint
      Then the wait for file inspection lasts through <last> and is over from <open> on

      Examples:
        | complaint                       | last                     | open                             |
        | Monday 3 March 2025, 10:15      | Monday 31 March 2025     | Tuesday 1 April 2025, 00:00      |
        | Monday 5 October 2026, 23:59    | Monday 2 November 2026   | Tuesday 3 November 2026, 00:00   |

  Rule: The office may lie in another zone than the place of the limit

    @BGH_VI_ZA_27_11 @B52
    Scenario Outline: An office in <city>: Luxembourg's day ends at <end> there; the release comes at <release>
      Given it is Friday 20 November 2026, 09:31 in Berlin
      And an office in <city>
      And the hacked account of "Lindner Leuchten GmbH"
      And it is recorded that Mara Lindner appealed by form, asking for release until Friday 4 December 2026, with the letter "appeal.pdf" on Thursday 19 November 2026
      And it is Monday 7 December 2026, 09:00
      When the release is recorded as of "<release>"
      Then Amazon's limit has <state>
      And the receipt says "<echo>"

      Examples:
        | city     | end   | release          | state  | echo                                        |
        | Lisbon   | 23:00 | 2026-12-04 22:59 | met    | Fri 4 Dec 2026 22:59 +00:00 Europe/Lisbon   |
        | Lisbon   | 23:00 | 2026-12-04 23:00 | lapsed | Fri 4 Dec 2026 23:00 +00:00 Europe/Lisbon   |
        | Helsinki | 01:00 | 2026-12-05 00:59 | met    | Sat 5 Dec 2026 00:59 +02:00 Europe/Helsinki |
        | Helsinki | 01:00 | 2026-12-05 01:00 | lapsed | Sat 5 Dec 2026 01:00 +02:00 Europe/Helsinki |

    @B3
    Scenario Outline: A bare day is a day of the case, and stays that day for an office in <city>
      Given it is Friday 20 November 2026, 09:31 in Berlin
      And an office in <city>
      And the hacked account of "Lindner Leuchten GmbH"
      When the lock is recorded as of "19.11.2026"
      Then the receipt says "Thu 19 Nov 2026 Europe/Berlin"
      And the injunction limit runs until the end of Saturday 19 December 2026

      Examples:
        | city     |
        | Lisbon   |
        | Helsinki |

  Rule: What was recorded late counts from when it happened

    @B61
    Scenario: Decided one minute before midnight, written down at eight
      Given it is Friday 20 November 2026, 09:00 in Berlin
      And the hacked account of "Lindner Leuchten GmbH"
      And Amazon locks the account
      When it is Monday 21 December 2026, 08:00
      And the clock's announcements are swept up
      Then the injunction limit has lapsed
      When it is recorded that Mara Lindner decided against an injunction: "other channels sell" on Sunday 20 December 2026, 23:59
      Then this takes back the lapse of the injunction limit
      And the injunction limit is met
      And the injunction limit is marked recorded_late

  Rule: A wrong date takes with it all that was counted from it, and the correction says what

    @LAW_2_10
    Scenario: The lock was two days earlier
      Given it is Friday 20 November 2026, 09:31 in Berlin
      And the hacked account of "Lindner Leuchten GmbH"
      And Amazon locks the account
      When somebody looks at what it changed if the last lock had been on Wednesday 18 November 2026, 22:10
      Then the preview moves the injunction limit from Sunday 20 December 2026 to Friday 18 December 2026
      And the preview moves the injunction reminder from Friday 4 December 2026 to Wednesday 2 December 2026
      When the last lock is corrected to Wednesday 18 November 2026, 22:10: "the mail is of Wednesday night"
      Then what moved is exactly what the preview named
      And the injunction limit runs until the end of Friday 18 December 2026
      And the injunction reminder comes up on Wednesday 2 December 2026

    @LAW_2_10
    Scenario: Corrected and corrected back is as before
      Given it is Friday 20 November 2026, 09:31 in Berlin
      And the hacked account of "Lindner Leuchten GmbH"
      And Amazon locks the account
      When the last lock is corrected to Wednesday 18 November 2026, 22:10: "the mail is of Wednesday night"
      And the last lock is corrected to Friday 20 November 2026, 09:31: "it was the reminder; the lock is of Friday"
      Then the injunction limit runs until the end of Sunday 20 December 2026
      And the injunction reminder comes up on Friday 4 December 2026
      And the log is whole

    @B72
    Scenario: The complaint was filed a week later, so the file is not open yet
      Given it is Monday 3 March 2025, 10:15 in Berlin
      And the hacked account of "Lindner Leuchten GmbH"
      And Mara Lindner files a criminal complaint
      When it is Wednesday 2 April 2025, 09:00
      Then the wait for file inspection is over
      When the last complaint is corrected to Monday 10 March 2025, 16:30: "the stamp of the police"
      Then the wait for file inspection is waiting
      And the wait for file inspection lasts through Monday 7 April 2025 and is over from Tuesday 8 April 2025, 00:00 on
