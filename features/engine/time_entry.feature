Feature: Times as people write them
  What is typed is read by a closed grammar, German or English, and echoed with its offset and zone. What can be read
  twice is refused with its readings, each of which can be typed; nothing is guessed.

  Background:
    Given it is Friday 20 November 2026, 10:31 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: A time of day is one minute, a day alone is a day

    Scenario Outline: "<typed>" is a minute
      When the lock is recorded as of "<typed>"
      Then it happened on <when>
      And the receipt says "<echo>"

      Examples: The hour of today, and elapsed time
        | typed | when                            | echo                                        |
        | 9:30  | Friday 20 November 2026, 09:30  | Fri 20 Nov 2026 09:30 +01:00 Europe/Berlin  |
        | heute 9:30 | Friday 20 November 2026, 09:30 | Fri 20 Nov 2026 09:30 +01:00 Europe/Berlin |
        | -90m  | Friday 20 November 2026, 09:01  | Fri 20 Nov 2026 09:01 +01:00 Europe/Berlin  |
        | -3h   | Friday 20 November 2026, 07:31  | Fri 20 Nov 2026 07:31 +01:00 Europe/Berlin  |

      Examples: Days before today
        | typed           | when                              | echo                                       |
        | gestern 9:30    | Thursday 19 November 2026, 09:30  | Thu 19 Nov 2026 09:30 +01:00 Europe/Berlin |
        | yesterday 9:30  | Thursday 19 November 2026, 09:30  | Thu 19 Nov 2026 09:30 +01:00 Europe/Berlin |
        | vorgestern 7:05 | Wednesday 18 November 2026, 07:05 | Wed 18 Nov 2026 07:05 +01:00 Europe/Berlin |
        | -2d 14:00       | Wednesday 18 November 2026, 14:00 | Wed 18 Nov 2026 14:00 +01:00 Europe/Berlin |

      Examples: The last day of that name
        | typed           | when                              | echo                                       |
        | montag 14:00    | Monday 16 November 2026, 14:00    | Mon 16 Nov 2026 14:00 +01:00 Europe/Berlin |
        | Monday 14:00    | Monday 16 November 2026, 14:00    | Mon 16 Nov 2026 14:00 +01:00 Europe/Berlin |
        | do 14:00        | Thursday 19 November 2026, 14:00  | Thu 19 Nov 2026 14:00 +01:00 Europe/Berlin |
        | Sonnabend 8:00  | Saturday 14 November 2026, 08:00  | Sat 14 Nov 2026 08:00 +01:00 Europe/Berlin |

      Examples: A date, in either spelling, with or without an offset
        | typed                     | when                              | echo                                        |
        | 2026-11-19 14:00          | Thursday 19 November 2026, 14:00  | Thu 19 Nov 2026 14:00 +01:00 Europe/Berlin  |
        | 2026-11-19T14:00          | Thursday 19 November 2026, 14:00  | Thu 19 Nov 2026 14:00 +01:00 Europe/Berlin  |
        | 19.11.2026 14:00          | Thursday 19 November 2026, 14:00  | Thu 19 Nov 2026 14:00 +01:00 Europe/Berlin  |
        | 1.7.2026 9:00             | Wednesday 1 July 2026, 09:00      | Wed 1 Jul 2026 09:00 +02:00 Europe/Berlin   |
        | 2026-11-19T13:00:00Z      | Thursday 19 November 2026, 14:00  | Thu 19 Nov 2026 14:00 +01:00 Europe/Berlin  |
        | 2026-11-19 08:00 -05:00   | Thursday 19 November 2026, 14:00  | Thu 19 Nov 2026 14:00 +01:00 Europe/Berlin  |

    Scenario Outline: "<typed>" is a day, and no hour is invented
      When the lock is recorded as of "<typed>"
      Then it happened on <when>
      And the receipt says "<echo>"

      Examples:
        | typed      | when                       | echo                          |
        | gestern    | Thursday 19 November 2026  | Thu 19 Nov 2026 Europe/Berlin |
        | yesterday  | Thursday 19 November 2026  | Thu 19 Nov 2026 Europe/Berlin |
        | vorgestern | Wednesday 18 November 2026 | Wed 18 Nov 2026 Europe/Berlin |
        | Donnerstag | Thursday 19 November 2026  | Thu 19 Nov 2026 Europe/Berlin |
        | tue        | Tuesday 17 November 2026   | Tue 17 Nov 2026 Europe/Berlin |
        | -2d        | Wednesday 18 November 2026 | Wed 18 Nov 2026 Europe/Berlin |
        | 19.11.2026 | Thursday 19 November 2026  | Thu 19 Nov 2026 Europe/Berlin |
        | 2026-11-19 | Thursday 19 November 2026  | Thu 19 Nov 2026 Europe/Berlin |

    Scenario: The echo speaks German
      When the lock is recorded as of "gestern 9:30", in German
      Then the receipt says "Do 19.11.2026 09:30 +01:00 Europe/Berlin"

  Rule: What can be read twice is refused with its readings

    Scenario Outline: "<typed>" has two readings
      When the lock is recorded as of "<typed>"
      Then nothing is recorded, and what may be meant is <readings>

      Examples:
        | typed            | readings                                       |
        | 03/04/2026       | "2026-03-04" and "2026-04-03"                  |
        | 03/04/2026 14:00 | "2026-03-04 14:00" and "2026-04-03 14:00"      |
        | 3-4-26           | "2026-03-04" and "2026-04-03"                  |
        | 19.11.           | "2025-11-19" and "2026-11-19"                  |
        | freitag          | "2026-11-13" and "2026-11-20"                  |
        | fri 9:00         | "2026-11-13 9:00" and "2026-11-20 9:00"        |

    Scenario Outline: "<typed>" is not how a time is written, and the one reading is offered
      When the lock is recorded as of "<typed>"
      Then nothing is recorded, and what may be meant is <readings>

      Examples:
        | typed      | readings     |
        | 25/12/2025 | "2025-12-25" |
        | 2026/11/19 | "2026-11-19" |
        | 19.11.26   | "2026-11-19" |

    Scenario Outline: "<typed>" is no time at all
      When the lock is recorded as of "<typed>"
      Then nothing is recorded
      And the answer says "<said>"

      Examples:
        | typed          | said                                     |
        | letzten Montag | times look like 14:00, yesterday 9:30    |
        | gestern um 9   | is no time that can be read              |
        | 24:00          | is no time that can be read              |
        | 30.2.2026      | names a day that the calendar does not have |

    Scenario: A date in a letter is no more guessed than a time
      When an appeal is recorded with the date "03/04/2026"
      Then nothing is recorded, and what may be meant is "2026-03-04" and "2026-04-03"

  Rule: What has happened does not lie in the future

    Scenario: This afternoon has not come yet; yesterday's is offered
      When the lock is recorded as of "14:00"
      Then nothing is recorded, and what may be meant is "2026-11-19 14:00"
      And the answer says "lies in the future: 2026-11-20 14:00 +01:00 Europe/Berlin"

    Scenario Outline: "<typed>" lies in the future
      When the lock is recorded as of "<typed>"
      Then nothing is recorded
      And the answer says "lies in the future"

      Examples:
        | typed            |
        | 2026-11-21       |
        | 21.11.2026 08:00 |
        | 10:32            |

    Scenario: This very minute has come
      When the lock is recorded as of "10:31"
      Then it happened on Friday 20 November 2026, 10:31

  Rule: The clock is put forward: an hour that never was is refused

    Scenario Outline: "<typed>" on the day after
      Given now it is Monday 29 March 2027, 09:00
      When the lock is recorded as of "<typed>"
      Then nothing is recorded, and what may be meant is "2027-03-28 01:30 +01:00" and "2027-03-28 03:30 +02:00"
      And the answer says "02:30 did not exist on 2027-03-28 in Europe/Berlin: the clocks were put forward"

      Examples:
        | typed            |
        | 2027-03-28 02:30 |
        | 28.3.2027 2:30   |
        | gestern 2:30     |
        | sunday 2:30      |

    Scenario Outline: The hours beside it are read: "<typed>"
      Given now it is Monday 29 March 2027, 09:00
      When the lock is recorded as of "<typed>"
      Then it happened on <when>

      Examples:
        | typed         | when                         |
        | gestern 1:59  | Sunday 28 March 2027, 01:59  |
        | gestern 3:00  | Sunday 28 March 2027, 03:00  |

    Scenario: Ninety minutes ago is ninety minutes ago
      Given now it is Sunday 28 March 2027, 03:30
      When the lock is recorded as of "-90m"
      Then it happened on Sunday 28 March 2027, 01:00

  Rule: The clock is put back: which of the two hours is asked for

    Scenario Outline: "<typed>" came twice
      Given now it is Monday 1 November 2027, 09:00
      When the lock is recorded as of "<typed>"
      Then nothing is recorded, and what may be meant is "2027-10-31 02:30 +02:00" and "2027-10-31 02:30 +01:00"
      And the answer says "02:30 came twice on 2027-10-31 in Europe/Berlin: the clocks were put back"

      Examples:
        | typed            |
        | 2027-10-31 02:30 |
        | 31.10.2027 2:30  |
        | gestern 2:30     |
        | so 2:30          |

    Scenario Outline: With its offset the hour is read: "<typed>"
      Given now it is Monday 1 November 2027, 09:00
      When the lock is recorded as of "<typed>"
      Then the receipt says "<echo>"

      Examples:
        | typed                   | echo                                       |
        | 2027-10-31 02:30 +02:00 | Sun 31 Oct 2027 02:30 +02:00 Europe/Berlin |
        | 2027-10-31 02:30 +01:00 | Sun 31 Oct 2027 02:30 +01:00 Europe/Berlin |
        | gestern 2:30 +01:00     | Sun 31 Oct 2027 02:30 +01:00 Europe/Berlin |
        | 31.10.2027 2:30+01:00   | Sun 31 Oct 2027 02:30 +01:00 Europe/Berlin |

  Rule: What was known then is asked for in the same words

    Scenario Outline: The case as it was known "<typed>"
      Given now it is Friday 20 November 2026, 12:00
      And Amazon locks the account
      And now it is Monday 23 November 2026, 09:00
      And Amazon reactivates the account
      When the case is looked at as it was known "<typed>"
      Then the answer says "<state>"

      Examples:
        | typed            | state                 |
        | vorgestern       | account locked        |
        | -2d              | account locked        |
        | gestern 9:30     | account locked        |
        | samstag          | account locked        |
        | 20.11.2026 11:00 | account hacked        |
        | 9:00             | account reactivated   |
