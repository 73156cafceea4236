Feature: Periods under §§ 186 to 193 of the Civil Code
  A period is counted from the day after its event and ends with the whole of its last day. Only the end is ever moved,
  and only to the right, off a day on which nobody need act. Every example is typed into `fristwerk period`.

  Background:
    Given periods are counted under the BGB in Berlin

  Rule: The day of the event does not count

    @BGB_187_1 @BGB_188_1
    Scenario Outline: Days: <length> from <event>
      When a period of <length> runs from <event>
      Then it ends with <end>
      And the norms are § 187(1) BGB, § 188(1) BGB

      Examples:
        | length  | event                     | end                       |
        | 1 day   | Monday 2 March 2026       | Tuesday 3 March 2026      |
        | 14 days | Monday 2 March 2026       | Monday 16 March 2026      |
        | 14 Tage | Tuesday 9 December 2025   | Tuesday 23 December 2025  |
        | P10D    | Friday 6 November 2026    | Monday 16 November 2026   |
        | 90 days | Thursday 1 October 2026   | Wednesday 30 December 2026 |

    @BGB_188_2
    Scenario Outline: Weeks and months end on the day of the same name or number: <length> from <event>
      When a period of <length> runs from <event>
      Then it ends with <end>
      And the norms are § 187(1) BGB, § 188(2) BGB

      Examples:
        | length      | event                      | end                        |
        | 1 week      | Monday 2 March 2026        | Monday 9 March 2026        |
        | 2 Wochen    | Thursday 12 November 2026  | Thursday 26 November 2026  |
        | 4 weeks     | Monday 3 March 2025        | Monday 31 March 2025       |
        | 1 month     | Monday 2 March 2026        | Thursday 2 April 2026      |
        | 1 month     | Friday 28 February 2025    | Friday 28 March 2025       |
        | 1 quarter   | Monday 16 March 2026       | Tuesday 16 June 2026       |
        | half a year | Thursday 12 February 2026  | Wednesday 12 August 2026   |
        | 1 year      | Tuesday 3 February 2026    | Wednesday 3 February 2027  |
        | P1Y6M       | Monday 5 January 2026      | Monday 5 July 2027         |

    @BGB_188 @BGB_193
    Scenario Outline: A period may begin on a day off: <length> from <event>
      When a period of <length> runs from <event>
      Then it ends with <end>

      Examples:
        | length  | event                   | end                        |
        | 2 days  | Saturday 7 March 2026   | Monday 9 March 2026        |
        | 10 days | Sunday 8 November 2026  | Wednesday 18 November 2026 |
        | 1 week  | Wednesday 1 April 2026  | Wednesday 8 April 2026     |
        | 4 days  | Friday 3 April 2026     | Tuesday 7 April 2026       |

  Rule: A period that begins with a day counts that day

    @BGB_187_2
    Scenario Outline: <length>, the <first> included
      When a period of <length> runs from <first>, that day included
      Then it ends with <end>
      And the norms are § 187(2) BGB, <norm>

      Examples:
        | length  | first                   | end                       | norm         |
        | 10 days | Monday 2 March 2026     | Wednesday 11 March 2026   | § 188(1) BGB |
        | 1 week  | Wednesday 4 March 2026  | Tuesday 10 March 2026     | § 188(2) BGB |
        | 1 month | Wednesday 1 April 2026  | Thursday 30 April 2026    | § 188(2) BGB |
        | 1 month | Wednesday 1 March 2028  | Friday 31 March 2028      | § 188(2) BGB |
        | 1 year  | Thursday 1 January 2026 | Thursday 31 December 2026 | § 188(2) BGB |

  Rule: A month that is too short gives its last day

    @BGB_188_3
    Scenario Outline: The month is too short: <length> from <event>
      When a period of <length> runs from <event>
      Then it ends with <end>
      And the norms are § 187(1) BGB, § 188(2) BGB, § 188(3) BGB

      Examples:
        | length  | event                    | end                        |
        | 1 month | Friday 31 January 2025   | Friday 28 February 2025    |
        | 1 month | Sunday 30 January 2028   | Tuesday 29 February 2028   |
        | 1 month | Tuesday 31 March 2026    | Thursday 30 April 2026     |
        | 1 year  | Tuesday 29 February 2028 | Wednesday 28 February 2029 |

    @BGB_188_3 @BGB_193
    Scenario: The last day of February may be a Saturday
      When a period of 1 month runs from Saturday 31 January 2026
      Then unshifted it would end with Saturday 28 February 2026
      And it ends with Monday 2 March 2026
      And the norms are § 187(1) BGB, § 188(2) BGB, § 188(3) BGB, § 193 BGB

  Rule: Half a month is fifteen days, and is counted last

    @BGB_189
    Scenario Outline: Half months: <length> from <event>
      When a period of <length> runs from <event>
      Then it ends with <end>
      And the reasons say "<reason>"

      Examples:
        | length           | event                    | end                   | reason                       |
        | half a month     | Monday 16 February 2026  | Tuesday 3 March 2026  | half a month: to the end of  |
        | ein halber Monat | Monday 2 March 2026      | Tuesday 17 March 2026 | half a month: to the end of  |
        | P0.5M            | Tuesday 3 March 2026     | Wednesday 18 March 2026 | half a month: to the end of |
        | 1 month and a half | Saturday 31 January 2026 | Monday 16 March 2026 | moved from Sun 15 Mar 2026  |

  Rule: An extension runs from the old end, as it was before any shift

    @BGB_190
    Scenario: The old period ended on a Saturday; the extension is counted from that Saturday
      When a period of 1 week from Saturday 21 March 2026 is extended by 1 week
      Then unshifted it would end with Saturday 4 April 2026
      And it ends with Tuesday 7 April 2026
      And the norms are § 187(1) BGB, § 188(2) BGB, § 190 BGB, § 193 BGB

    @BGB_190
    Scenario: Three days more than a Saturday are a Tuesday
      When a period of 1 week from Saturday 7 February 2026 is extended by 3 days
      Then it ends with Tuesday 17 February 2026

    @BGB_190
    Scenario: Extended twice, the second extension runs from the end of the first
      When a period of 1 week from Saturday 21 March 2026 is extended by 1 week, and then by 2 weeks
      Then unshifted it would end with Saturday 18 April 2026
      And it ends with Monday 20 April 2026

    @BGB_190
    Scenario: Only the old end is known
      When a period whose unshifted end was Saturday 28 March 2026 goes on for 1 week
      Then it ends with Tuesday 7 April 2026
      And the norms are § 190 BGB, § 188(2) BGB, § 193 BGB

    @BGB_190
    Scenario: Where two readings are held, the earlier end is given and the later one named
      When a period whose unshifted end was Saturday 28 February 2026 goes on for 1 month
      Then unshifted it would end with Saturday 28 March 2026
      And the reasons say "ends with Tue 31 Mar 2026; the earlier end is kept here"

  Rule: The start, the middle and the end of a month are its 1st, its 15th and its last day

    @BGB_192
    Scenario Outline: 1 week from the <part> of <month>
      When a period of 1 week runs from the <part> of <month>
      Then it ends with <end>
      And the reasons say "start, middle or end of the month: <day>"

      Examples:
        | part   | month   | day             | end                     |
        | start  | 2026-04 | Wed 1 Apr 2026  | Wednesday 8 April 2026  |
        | middle | 2026-04 | Wed 15 Apr 2026 | Wednesday 22 April 2026 |
        | end    | 2028-02 | Tue 29 Feb 2028 | Tuesday 7 March 2028    |

  Rule: The last day of an act moves off Saturdays, Sundays and public holidays

    @BGB_193
    Scenario Outline: Moved to the next working day: <length> from <event>
      When a period of <length> runs from <event>
      Then unshifted it would end with <nominal>
      And it ends with <end>
      And it passes over <days>

      Examples:
        | length  | event                      | nominal                  | end                      | days                                     |
        | 1 week  | Saturday 7 February 2026   | Saturday 14 February 2026 | Monday 16 February 2026 | Saturday, Sunday                         |
        | 1 week  | Sunday 8 February 2026     | Sunday 15 February 2026  | Monday 16 February 2026  | Sunday                                   |
        | 14 days | Friday 20 March 2026       | Friday 3 April 2026      | Tuesday 7 April 2026     | Karfreitag, Saturday, Sunday, Ostermontag |
        | 2 weeks | Friday 17 April 2026       | Friday 1 May 2026        | Monday 4 May 2026        | Erster Mai, Saturday, Sunday             |
        | 1 week  | Friday 18 December 2026    | Friday 25 December 2026  | Monday 28 December 2026  | Erster Weihnachtstag, Zweiter Weihnachtstag, Sunday |
        | 1 week  | Thursday 25 December 2025  | Thursday 1 January 2026  | Friday 2 January 2026    | Neujahr                                  |

    @OLG_FRANKFURT_2022_03_17
    Scenario Outline: Christmas Eve and New Year's Eve are working days: <end>
      When a period of 1 week runs from <event>
      Then it ends with <end>

      Examples:
        | event                     | end                       |
        | Thursday 17 December 2026 | Thursday 24 December 2026 |
        | Thursday 24 December 2026 | Thursday 31 December 2026 |

    @BGB_193
    Scenario Outline: What is merely kept as a custom moves nothing: <end> in Cologne
      Given the act is due in Cologne
      When a period of 1 week runs from <event>
      Then it ends with <end>

      Examples:
        | event                     | end                         |
        | Monday 9 February 2026    | Monday 16 February 2026     |
        | Wednesday 4 November 2026 | Wednesday 11 November 2026  |

    @BGB_193
    Scenario: What is no declaration and no performance is not moved
      When a period of 1 week runs from Saturday 7 February 2026, without any shift
      Then it ends with Saturday 14 February 2026
      And the reasons say "it is for declarations and acts that are due"

  Rule: The holidays are those of the place where the act is due

    @BGH_VI_ZA_27_11
    Scenario Outline: <length> from <event> in <place>
      Given the act is due in <place>
      When a period of <length> runs from <event>
      Then it ends with <end>

      Examples: The peace of Augsburg, unknown in Nuremberg
        | length  | event                  | place      | end                   |
        | 1 week  | Friday 1 August 2025   | Augsburg   | Monday 11 August 2025 |
        | 1 week  | Friday 1 August 2025   | Nuremberg  | Friday 8 August 2025  |
        | 1 week  | Friday 1 August 2025   | Munich     | Friday 8 August 2025  |

      @BAYFTG_1
      Examples: 15 August goes by the municipality in Bavaria
        | length  | event                  | place       | end                   |
        | 2 weeks | Friday 1 August 2025   | Munich      | Monday 18 August 2025 |
        | 2 weeks | Friday 1 August 2025   | Augsburg    | Monday 18 August 2025 |
        | 2 weeks | Friday 1 August 2025   | Nuremberg   | Friday 15 August 2025 |
        | 2 weeks | Friday 1 August 2025   | Saarbrücken | Monday 18 August 2025 |
        | 2 weeks | Friday 1 August 2025   | Berlin      | Friday 15 August 2025 |

      Examples: Corpus Christi in Saxony and Thuringia
        | length  | event                  | place                               | end                  |
        | 1 week  | Thursday 28 May 2026   | Leipzig                             | Thursday 4 June 2026 |
        | 1 week  | Thursday 28 May 2026   | a Catholic municipality of Saxony   | Friday 5 June 2026   |
        | 1 week  | Thursday 28 May 2026   | Erfurt                              | Thursday 4 June 2026 |
        | 1 week  | Thursday 28 May 2026   | a Catholic municipality of Thuringia | Friday 5 June 2026  |

      @B52
      Examples: A period set to Amazon ends in Luxembourg
        | length  | event                    | place      | end                      |
        | 2 weeks | Tuesday 25 April 2028    | Luxembourg | Wednesday 10 May 2028    |
        | 2 weeks | Tuesday 25 April 2028    | Berlin     | Tuesday 9 May 2028       |
        | 1 week  | Tuesday 16 June 2026     | Luxembourg | Wednesday 24 June 2026   |
        | 1 week  | Tuesday 16 June 2026     | Berlin     | Tuesday 23 June 2026     |
        | 2 weeks | Friday 1 August 2025     | Luxembourg | Monday 18 August 2025    |
        | 1 month | Friday 1 October 2027    | Luxembourg | Tuesday 2 November 2027  |
        | 1 month | Friday 1 October 2027    | Berlin     | Monday 1 November 2027   |
        | 14 days | Friday 20 March 2026     | Luxembourg | Friday 3 April 2026      |

      Examples: Elsewhere in the Union
        | length  | event                    | place      | end                      |
        | 1 week  | Monday 19 October 2026   | Vienna     | Tuesday 27 October 2026  |
        | 1 week  | Monday 20 April 2026     | Amsterdam  | Tuesday 28 April 2026    |
        | 1 week  | Wednesday 3 June 2026    | Lisbon     | Thursday 11 June 2026    |

    @BGH_VI_ZA_27_11
    Scenario: The holidays that not all Länder keep
      Then a period of 1 day that ends on a marked day ends later:
        | Land                   | Thursday 6 January 2028 | Wednesday 8 March 2028 | Thursday 15 June 2028 | Tuesday 15 August 2028 | Wednesday 20 September 2028 | Tuesday 31 October 2028 | Wednesday 1 November 2028 | Wednesday 22 November 2028 |
        | Baden-Württemberg      | x |   | x |   |   |   | x |   |
        | Bavaria                | x |   | x |   |   |   | x |   |
        | Berlin                 |   | x |   |   |   |   |   |   |
        | Brandenburg            |   |   |   |   |   | x |   |   |
        | Bremen                 |   |   |   |   |   | x |   |   |
        | Hamburg                |   |   |   |   |   | x |   |   |
        | Hesse                  |   |   | x |   |   |   |   |   |
        | Lower Saxony           |   |   |   |   |   | x |   |   |
        | Mecklenburg-Vorpommern |   | x |   |   |   | x |   |   |
        | North Rhine-Westphalia |   |   | x |   |   |   | x |   |
        | Rhineland-Palatinate   |   |   | x |   |   |   | x |   |
        | Saarland               |   |   | x | x |   |   | x |   |
        | Saxony                 |   |   |   |   |   | x |   | x |
        | Saxony-Anhalt          | x |   |   |   |   | x |   |   |
        | Schleswig-Holstein     |   |   |   |   |   | x |   |   |
        | Thuringia              |   |   |   |   | x | x |   |   |

  Rule: Hours are elapsed time, also when the clocks change; they never move off a day off

    @BGB_186
    Scenario Outline: Elapsed hours: <length> from <event>
      When a period of <length> runs from <event>
      Then it ends on <end>
      And the norms are § 186 BGB

      Examples:
        | length   | event                                    | end                                       |
        | 24 hours | Saturday 28 March 2026, 12:00            | Sunday 29 March 2026, 13:00 (+02:00)      |
        | 24 hours | Saturday 24 October 2026, 12:00          | Sunday 25 October 2026, 11:00 (+01:00)    |
        | 1 hour   | Sunday 25 October 2026, 01:30            | Sunday 25 October 2026, 02:30 (+02:00)    |
        | 2 hours  | Sunday 25 October 2026, 01:30            | Sunday 25 October 2026, 02:30 (+01:00)    |
        | 1 hour   | Sunday 25 October 2026, 02:30 (+01:00)   | Sunday 25 October 2026, 03:30 (+01:00)    |
        | 1 hour   | Sunday 29 March 2026, 01:30              | Sunday 29 March 2026, 03:30 (+02:00)      |
        | 24 hours | Thursday 2 April 2026, 17:00             | Friday 3 April 2026, 17:00                |

    @BGB_186
    Scenario: The hour that comes twice says which of the two it is
      When a period of 1 hour runs from Sunday 25 October 2026, 01:30
      Then the screen says "Ends on Sun 25 Oct 2026 02:30 +02:00 (Europe/Berlin)."
      When a period of 2 hours runs from Sunday 25 October 2026, 01:30
      Then the screen says "Ends on Sun 25 Oct 2026 02:30 +01:00 (Europe/Berlin)."

    @BGB_186
    Scenario: Where only the day is known, hours count from its beginning
      When a period of 48 hours runs from Tuesday 10 March 2026
      Then it ends on Thursday 12 March 2026, 00:00
      And the reasons say "only the day is known"

    @BGB_188
    Scenario Outline: A day is a day, however many hours it has: 1 day from <event>
      When a period of 1 day runs from <event>
      Then it ends with <end>

      Examples:
        | event                           | end                      |
        | Saturday 28 March 2026, 12:00   | Monday 30 March 2026     |
        | Sunday 29 March 2026, 23:59     | Monday 30 March 2026     |
        | Sunday 25 October 2026          | Monday 26 October 2026   |

  Rule: A period counted backwards is not shifted, and the safe day is named

    @BGB_193
    Scenario: The week before a hearing reaches back to Easter
      When a period of 1 week is counted back from Tuesday 14 April 2026
      Then it reaches back to the beginning of Tuesday 7 April 2026
      And the reasons say "to be safe, act on Thu 2 Apr 2026"

    @BGB_193
    Scenario: Two weeks before a Sunday are a Sunday
      When a period of 2 weeks is counted back from Sunday 15 March 2026
      Then it reaches back to the beginning of Sunday 1 March 2026

  Rule: The computation is shown line by line, in the reader's language

    @BGB_188_3
    Scenario: One and the same month in English and in German
      When a period of 1 month runs from Saturday 31 January 2026
      Then the screen says "§ 188(3) BGB Feb 2026 has no day 31"
      And the screen says "Ends with Mon 2 Mar 2026, 24:00 (Europe/Berlin)."
      And the screen says "§ 188 Abs. 3 BGB 02/2026 hat keinen 31. Tag", in German
      And the screen says "Fristende: Mo 02.03.2026, 24:00 Uhr (Europe/Berlin).", in German
