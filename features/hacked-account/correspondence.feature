Feature: Somebody else answers every time
  At Amazon a letter meets many people. What was said, to whom, in which case, and what is still unanswered, stands in one
  list.

  Background:
    Given it is Monday 16 March 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner adds the letter of 16 March 2026 by email to "Priya S." in case "11829912" about "asked for the lock notice"

  Rule: A letter that awaits an answer has a date

    @B29 @B78
    Scenario: No answer is a fact that can be counted
      When Mara Lindner awaits an answer to correspondence/1
      Then this is refused for want of the answer's date
      When Mara Lindner awaits an answer to correspondence/1 by Monday 23 March 2026
      Then correspondence/1 is awaiting
      And the answer to correspondence/1 runs until the end of Monday 23 March 2026
      When it is Tuesday 24 March 2026, 00:00
      Then the answer to correspondence/1 has lapsed
      And correspondence/1 is unanswered

    @B29
    Scenario: Answered in time
      Given Mara Lindner awaits an answer to correspondence/1 by Monday 23 March 2026
      When it is Friday 20 March 2026, 07:15
      And correspondence/1 is answered
      Then the answer to correspondence/1 is met
      When Mara Lindner awaits an answer to correspondence/1 by Monday 30 March 2026
      Then this is refused for want of the state of the letter
