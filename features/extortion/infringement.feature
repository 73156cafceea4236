Feature: Reporting an infringement
  Amazon reacts quickly to the holder of a registered right. Whoever reports without one loses the right to report.

  Background:
    Given it is Monday 12 October 2026, 09:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH"
    And Jule Brandt puts the legal_check "legal-check.pdf" on record
    And Mara Lindner prepares a notice of infringement under the number "30 2026 104 711"

  Rule: Only the holder of a registered right reports, or the holder's agent

    @A38 @A39 @AMAZON_4_7
    Scenario: A mark that is only filed is not enough
      Given Mara Lindner files the trademark under the number "30 2026 104 711", because "searched by the agent"
      When Mara Lindner reports infringements/1 as right_holder of a trademark, declaring good faith yes, with the notice "notice.pdf"
      Then this is refused for want of a registered mark
      And no reason passes this
      When the office registers the trademark under the number "30 2026 104 711"
      And Mara Lindner reports infringements/1 as right_holder of a trademark, declaring good faith yes, with the notice "notice.pdf"
      Then infringements/1 is sent
      When Mara Lindner reports infringements/1 as right_holder of a trademark, declaring good faith yes, with the notice "notice.pdf"
      Then this is refused for want of the state of the notice

    @A39 @AMAZON_4_7
    Scenario: Another registered right, reported by an agent
      When Dr. Roth reports infringements/1 as agent of a design, declaring good faith yes, with the notice "notice.pdf"
      Then infringements/1 is sent

    @A39 @AMAZON_4_7
    Scenario: The right has a number
      Given Mara Lindner prepares a notice of infringement
      When Mara Lindner reports infringements/2 as right_holder of a design, declaring good faith yes, with the notice "notice.pdf"
      Then this is refused for want of the number of the right

  Rule: The form is filled in, and in good faith

    @AMAZON_4_7
    Scenario: Nothing filled in
      When Mara Lindner reports infringements/1
      Then this is refused for want of the kind of right, the capacity, the declaration, good faith and the notice itself

    @AMAZON_4_7
    Scenario: Not in good faith
      When Mara Lindner reports infringements/1 as right_holder of a design, declaring good faith no, with the notice "notice.pdf"
      Then this is refused for want of good faith

  Rule: It is checked legally before it goes out

    @A10 @MARKENG_8
    Scenario: Unchecked
      Given the extortion of "Reh Outdoor"
      And Mara Lindner prepares a notice of infringement under the number "402026104711"
      When Mara Lindner reports infringements/1 as right_holder of a design, declaring good faith yes, with the notice "notice.pdf"
      Then this is refused for want of a legal check

  Rule: Amazon acts on it or rejects it

    @A38 @A39
    Scenario: Rejected, mended, upheld
      Given Mara Lindner reports infringements/1 as right_holder of a design, declaring good faith yes, with the notice "notice.pdf"
      When Amazon rejects infringements/1
      Then infringements/1 is rejected
      When it is Wednesday 14 October 2026, 09:00
      And Mara Lindner reports infringements/1 as right_holder of a design, declaring good faith yes, with the notice "notice-2.pdf"
      And Amazon acts on infringements/1
      Then infringements/1 is upheld
