Feature: Periods under Regulation 1182/71
  What Union law counts is counted after its own rule: hours by whole hours, the end of days, weeks and months on the next
  working day of the Member State where the act is due, a period counted backwards as it stands.

  Background:
    Given periods are counted under Reg. 1182/71 in Berlin

  Rule: The hour of the event does not count, and hours are never moved

    @GDPR_33 @EU_1182_71_3_1 @EU_1182_71_3_2_a
    Scenario Outline: 72 hours from <awareness>
      When a period of 72 hours runs from <awareness>
      Then it ends on <end>
      And the norms are Art. 3(1) Reg. 1182/71, Art. 3(2)(a) Reg. 1182/71

      Examples: A breach of personal data, from awareness
        | awareness                         | end                                       |
        | Tuesday 22 December 2020, 12:17   | Friday 25 December 2020, 13:00            |
        | Tuesday 22 December 2020, 12:00   | Friday 25 December 2020, 13:00            |
        | Thursday 2 April 2026, 23:30      | Monday 6 April 2026, 00:00                |

      Examples: The clocks change in between
        | awareness                         | end                                       |
        | Friday 27 March 2026, 12:17       | Monday 30 March 2026, 14:00 (+02:00)      |
        | Friday 23 October 2026, 12:17     | Monday 26 October 2026, 12:00 (+01:00)    |

    @GDPR_33
    Scenario: The first whole hour, in words
      When a period of 72 hours runs from Tuesday 22 December 2020, 12:17
      Then the reasons say "the hour of the event does not count: from Tue 22 Dec 2020 13:00"
      And the screen says "Ends on Fri 25 Dec 2020 13:00 (Europe/Berlin)."
      And the screen says "Art. 3 Abs. 2 lit. a VO 1182/71", in German

  Rule: Days, weeks and months end like those of the Civil Code

    @EU_1182_71_3_2_b @EU_1182_71_3_2_c @CJEU_C_171_03
    Scenario Outline: Days and longer: <length> from <event>
      When a period of <length> runs from <event>
      Then it ends with <end>
      And the norms are Art. 3(1) Reg. 1182/71, <norm>

      Examples:
        | length   | event                    | end                      | norm                      |
        | 3 days   | Monday 2 March 2026      | Thursday 5 March 2026    | Art. 3(2)(b) Reg. 1182/71 |
        | 10 days  | Friday 6 March 2026      | Monday 16 March 2026     | Art. 3(2)(b) Reg. 1182/71 |
        | 2 weeks  | Monday 2 March 2026      | Monday 16 March 2026     | Art. 3(2)(c) Reg. 1182/71 |
        | 2 months | Wednesday 15 April 2026  | Monday 15 June 2026      | Art. 3(2)(c) Reg. 1182/71 |
        | 1 month  | Tuesday 31 March 2026    | Thursday 30 April 2026   | Art. 3(2)(c) Reg. 1182/71 |

    @EU_1182_71_3_2_d
    Scenario: Part of a month is reckoned on the basis of thirty days
      When a period of half a month runs from Monday 2 March 2026
      Then it ends with Tuesday 17 March 2026
      And the norms are Art. 3(1) Reg. 1182/71, Art. 3(2)(d) Reg. 1182/71

    @DSA_20
    Scenario: Six months for a complaint to the platform
      When a period of 6 months runs from Friday 20 November 2026
      Then it ends with Thursday 20 May 2027

  Rule: The end moves to the next working day of the Member State where the act is due

    @EU_1182_71_3_4
    Scenario Outline: <length> from <event> in <place>
      Given the act is due in <place>
      When a period of <length> runs from <event>
      Then it ends with <end>

      Examples:
        | length   | event                    | place      | end                       |
        | 1 month  | Saturday 31 January 2026 | Berlin     | Monday 2 March 2026       |
        | 14 days  | Friday 20 March 2026     | Berlin     | Tuesday 7 April 2026      |
        | 14 days  | Friday 20 March 2026     | Luxembourg | Friday 3 April 2026       |
        | 1 week   | Tuesday 16 June 2026     | Luxembourg | Wednesday 24 June 2026    |
        | 30 days  | Sunday 9 April 2028      | Luxembourg | Wednesday 10 May 2028     |

    @EU_1182_71_3_4
    Scenario: Hours do not move, not even off Christmas Day
      When a period of 72 hours runs from Tuesday 22 December 2020, 12:17
      Then unshifted it would end with Friday 25 December 2020, 13:00
      And it ends on Friday 25 December 2020, 13:00

    @P2B_4 @LAW_2_8
    Scenario Outline: Counted backwards nothing moves: <length> before <event>
      When a period of <length> is counted back from <event>
      Then it reaches back to the beginning of <day>

      Examples: Thirty days before the end of a service
        | length  | event                 | day                    |
        | 30 days | Saturday 9 May 2026   | Thursday 9 April 2026  |
        | 30 days | Monday 13 April 2026  | Saturday 14 March 2026 |
        | 2 weeks | Sunday 15 March 2026  | Sunday 1 March 2026    |
        | 1 month | Tuesday 31 March 2026 | Saturday 28 February 2026 |

  Rule: Two working days in every period of two days or more, where that is asked for

    @EU_1182_71_3_5
    Scenario Outline: Two working days asked for: <length> from <event>
      When a period of <length> runs from <event>, with two working days in it
      Then it ends <end>

      Examples:
        | length   | event                       | end                                 |
        | 2 days   | Thursday 2 April 2026       | with Wednesday 8 April 2026         |
        | 3 days   | Monday 2 March 2026         | with Thursday 5 March 2026          |
        | 1 day    | Thursday 2 April 2026       | with Tuesday 7 April 2026           |
        | 72 hours | Friday 6 March 2026, 12:17  | on Wednesday 11 March 2026, 00:00   |
        | 72 hours | Tuesday 3 March 2026, 12:17 | on Friday 6 March 2026, 13:00       |

    @EU_1182_71_3_5 @GDPR_33
    Scenario: The supervisory authorities do not grant them for the 72 hours, so they are not the rule
      When a period of 72 hours runs from Friday 6 March 2026, 12:17
      Then it ends on Monday 9 March 2026, 13:00

    @EU_1182_71_3_5
    Scenario: No other rule set has them
      Given periods are counted under the BGB in Berlin
      When a period of 2 days runs from Thursday 2 April 2026, with two working days in it
      Then this is refused: "the rule of two working days is one of eu"

  Rule: An extension goes on from the minute at which the old period ends

    @EU_1182_71_3
    Scenario: The hour of the event was left out once, and is not left out again
      When a period of 72 hours from Tuesday 22 December 2020, 12:17 is extended by 24 hours
      Then it ends on Saturday 26 December 2020, 13:00
