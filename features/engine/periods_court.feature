Feature: Periods in court and in criminal matters
  The Code of Civil Procedure takes its periods from the Civil Code, moves their ends by a rule of its own and lets hours
  pass on working days only. The Code of Criminal Procedure and the Criminal Code each have their own rule.

  Rule: § 222 ZPO: the Civil Code counts, and the end moves

    @ZPO_222_1 @ZPO_222_2
    Scenario Outline: <length> from <event> in <place>
      Given periods are counted under the ZPO in <place>
      When a period of <length> runs from <event>
      Then it ends with <end>

      Examples:
        | length  | event                     | place   | end                        |
        | 2 weeks | Monday 2 March 2026       | Berlin  | Monday 16 March 2026       |
        | 1 month | Saturday 31 January 2026  | Leipzig | Monday 2 March 2026        |
        | 1 month | Sunday 18 October 2026    | Leipzig | Thursday 19 November 2026  |
        | 1 month | Sunday 18 October 2026    | Berlin  | Wednesday 18 November 2026 |
        | 1 week  | Friday 27 March 2026      | Berlin  | Tuesday 7 April 2026       |

    @ZPO_222_2 @BGB_188_3
    Scenario: The norms of a month that was too short and ended on a Saturday
      Given periods are counted under the ZPO in Leipzig
      When a period of 1 month runs from Saturday 31 January 2026
      Then the norms are § 187(1) BGB, § 188(2) BGB, § 188(3) BGB, § 222(2) ZPO
      And it passes over Saturday, Sunday

    @ZPO_222_3
    Scenario Outline: Hours pass on working days only: <length> from <event>
      Given periods are counted under the ZPO in Berlin
      When a period of <length> runs from <event>
      Then it ends on <end>
      And the norms are § 222(3) ZPO

      Examples:
        | length   | event                           | end                            |
        | 24 hours | Tuesday 10 March 2026, 09:15    | Wednesday 11 March 2026, 09:15 |
        | 24 hours | Friday 13 March 2026, 12:00     | Monday 16 March 2026, 12:00    |
        | 48 hours | Thursday 2 April 2026, 12:00    | Wednesday 8 April 2026, 12:00  |
        | 24 hours | Saturday 14 March 2026, 10:00   | Tuesday 17 March 2026, 00:00   |
        | 12 hours | Sunday 15 March 2026, 23:00     | Monday 16 March 2026, 12:00    |
        | 72 hours | Wednesday 23 December 2026, 16:00 | Tuesday 29 December 2026, 16:00 |

    @ZPO_222_3
    Scenario Outline: The weekend takes the change of the clocks with it: <length> from <event>
      Given periods are counted under the ZPO in Berlin
      When a period of 24 hours runs from <event>
      Then it ends on <end>

      Examples:
        | event                         | end                                    |
        | Friday 27 March 2026, 12:00   | Monday 30 March 2026, 12:00 (+02:00)   |
        | Friday 23 October 2026, 12:00 | Monday 26 October 2026, 12:00 (+01:00) |

    @ZPO_222_3
    Scenario: The days that were passed over are named
      Given periods are counted under the ZPO in Berlin
      When a period of 48 hours runs from Thursday 2 April 2026, 12:00
      Then the reasons say "Fri 3 Apr 2026 (Karfreitag), Sat 4 Apr 2026 (Saturday), Sun 5 Apr 2026 (Sunday), Mon 6 Apr 2026 (Ostermontag)"

  Rule: § 224(3) ZPO: an extension in court runs from the end as it was moved

    @ZPO_224_3 @BGH_NJW_RR_2010_211
    Scenario: The old period ended on Monday, because Saturday was no day to act
      Given periods are counted under the ZPO in Berlin
      When a period of 1 week from Saturday 7 February 2026 is extended by 3 days
      Then it ends with Thursday 19 February 2026
      And the norms are § 187(1) BGB, § 188(2) BGB, § 222(2) ZPO, § 224(3) ZPO, § 188(1) BGB

    @ZPO_224_3 @BGH_NJW_RR_2010_211
    Scenario: The moved end and the extension may both meet Easter
      Given periods are counted under the ZPO in Berlin
      When a period of 1 week from Saturday 21 March 2026 is extended by 1 week
      Then unshifted it would end with Monday 6 April 2026
      And it ends with Tuesday 7 April 2026

    @ZPO_224_3 @BGB_190
    Scenario: Under the Civil Code the same extension is two days shorter
      Given periods are counted under the BGB in Berlin
      When a period of 1 week from Saturday 7 February 2026 is extended by 3 days
      Then it ends with Tuesday 17 February 2026

  Rule: A week before the hearing is counted back and not moved

    @ZPO_222_2
    Scenario: The safe day is the last working day before
      Given periods are counted under the ZPO in Berlin
      When a period of 1 week is counted back from Tuesday 14 April 2026
      Then it reaches back to the beginning of Tuesday 7 April 2026
      And the reasons say "what must lie before it is done by the end of Mon 6 Apr 2026"
      And the reasons say "to be safe, act on Thu 2 Apr 2026"

  Rule: §§ 42, 43 StPO

    @STPO_42 @STPO_43_1 @STPO_43_2
    Scenario Outline: <length> from <event>
      Given periods are counted under §§ 42, 43 StPO in Berlin
      When a period of <length> runs from <event>
      Then it ends with <end>
      And the norms are <norms>

      Examples:
        | length  | event                     | end                     | norms                              |
        | 3 days  | Monday 2 March 2026       | Thursday 5 March 2026   | § 42 StPO                          |
        | 1 week  | Monday 2 March 2026       | Monday 9 March 2026     | § 42 StPO, § 43(1) StPO            |
        | 1 week  | Friday 27 March 2026      | Tuesday 7 April 2026    | § 42 StPO, § 43(1) StPO, § 43(2) StPO |
        | 1 month | Saturday 31 January 2026  | Monday 2 March 2026     | § 42 StPO, § 43(1) StPO, § 43(2) StPO |

    @STPO_172 @LAW_2_5
    Scenario Outline: After the proceedings were stopped: <length> from <event>
      Given periods are counted under §§ 42, 43 StPO in Berlin
      When a period of <length> runs from <event>
      Then it ends with <end>

      Examples: Two weeks to complain, then one month to the higher regional court
        | length  | event                      | end                       |
        | 2 weeks | Thursday 17 December 2026  | Thursday 31 December 2026 |
        | 2 weeks | Friday 18 December 2026    | Monday 4 January 2027     |
        | 1 month | Wednesday 30 December 2026 | Monday 1 February 2027    |
        | 1 month | Friday 29 January 2027     | Monday 1 March 2027       |

    @STPO_42
    Scenario: The day of the event never counts
      Given periods are counted under §§ 42, 43 StPO in Berlin
      When a period of 1 week runs from Monday 2 March 2026, that day included
      Then this is refused: "the day of the event never counts"

  Rule: § 77b StGB: three months from knowledge of the act and the offender

    @STGB_77B_1 @STGB_77B_2
    Scenario Outline: Knowledge on <knowledge>
      Given periods are counted under § 77b StGB in Berlin
      When a period of 3 months runs from <knowledge>
      Then it ends with <end>
      And the reasons say "the day of the event, does not count"

      Examples:
        | knowledge                | end                     |
        | Tuesday 10 March 2026    | Wednesday 10 June 2026  |
        | Saturday 3 January 2026  | Tuesday 7 April 2026    |
        | Monday 30 November 2026  | Monday 1 March 2027     |
        | Friday 25 September 2026 | Monday 28 December 2026 |

    @STGB_77B_1
    Scenario: The Criminal Code has its own rule for Sundays and holidays
      Given periods are counted under § 77b StGB in Berlin
      When a period of 3 months runs from Saturday 3 January 2026
      Then the norms are § 77b(2) StGB, § 77b(1) StGB
      And it passes over Karfreitag, Saturday, Sunday, Ostermontag

    @STGB_77B_1
    Scenario: Nobody can extend it
      Given periods are counted under § 77b StGB in Berlin
      When a period of 3 months from Tuesday 10 March 2026 is extended by 1 week
      Then this is refused: "cannot be extended"
