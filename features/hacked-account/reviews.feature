Feature: Reviews of buyers who never got anything
  Duped buyers write what they think of the seller, at Amazon and everywhere else. Amazon removes what hangs on the
  intruder's orders; other platforms are asked one by one, each with a date.

  Background:
    Given it is Wednesday 1 April 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner adds the order "302-1111111-1111111"
    And Mara Lindner confirms orders/1 as fraud

  Rule: At Amazon only reviews that hang on an unfulfilled order of the intruder

    @B26 @B59
    Scenario: Without its order the review is any customer's word
      Given Mara Lindner adds the review "amazon.de/review/R1" on amazon
      When Mara Lindner asks Amazon to remove reviews/1
      Then this is refused for want of an order of the intruder
      When Mara Lindner links reviews/1 to orders/1
      And Mara Lindner asks Amazon to remove reviews/1
      Then reviews/1 is requested
      When the platform removes reviews/1
      Then reviews/1 is removed

    @B59
    Scenario: An order that was regular after all is no ground
      Given Mara Lindner adds the review "amazon.de/review/R1" on amazon
      And Mara Lindner links reviews/1 to orders/1
      And Mara Lindner dismisses orders/1
      When Mara Lindner asks Amazon to remove reviews/1
      Then this is refused for want of an order of the intruder

    @B28 @B59
    Scenario: A review elsewhere is not for Amazon to remove
      Given Mara Lindner adds the review "maps/lindner" on google
      And Mara Lindner links reviews/1 to orders/1
      When Mara Lindner asks Amazon to remove reviews/1
      Then this is refused for want of a review at Amazon

    @B59
    Scenario: Asked once is asked
      Given Mara Lindner adds the review "amazon.de/review/R1" on amazon
      And Mara Lindner links reviews/1 to orders/1
      And Mara Lindner asks Amazon to remove reviews/1
      When Mara Lindner asks Amazon to remove reviews/1
      Then this is refused for want of the state of the review

  Rule: Elsewhere a letter for each review, with a date that the sender chooses

    @B28 @B82 @LAW_2_12
    Scenario: Two weeks are proposed; what ends on a Sunday ends with Monday
      Given Mara Lindner adds the review "maps/lindner" on google
      When it is Sunday 5 April 2026, 18:00
      And Dr. Roth demands the removal of reviews/1 in "review-letter"
      Then reviews/1 is requested
      And the removal of reviews/1 runs until the end of Sunday 19 April 2026
      When it is Monday 20 April 2026, 23:59
      Then the removal of reviews/1 is open
      When now it is Tuesday 21 April 2026, 00:00
      Then the removal of reviews/1 has lapsed
      And reviews/1 is unanswered

    @B82
    Scenario: Seven days, and the platform removes it
      Given Mara Lindner adds the review "reviews/8812" on trustedshops
      When Dr. Roth demands the removal of reviews/1 in "review-letter" within 7 days
      Then the removal of reviews/1 runs until the end of Wednesday 8 April 2026
      When the platform removes reviews/1
      Then the removal of reviews/1 is met

    @B82
    Scenario: The platform refuses, and is asked again
      Given Mara Lindner adds the review "maps/lindner" on google
      And Dr. Roth demands the removal of reviews/1 in "review-letter"
      When the platform refuses to remove reviews/1
      Then reviews/1 is refused
      And the removal of reviews/1 is ended
      When Dr. Roth demands the removal of reviews/1 in "review-letter"
      Then reviews/1 is requested
      When Dr. Roth demands the removal of reviews/1 in "review-letter"
      Then this is refused for want of the state of the review

    @B82
    Scenario: A demand without its letter needs a reason
      Given Mara Lindner adds the review "maps/lindner" on google
      When Dr. Roth demands the removal of reviews/1
      Then this is refused for want of the letter to the platform
      When Dr. Roth demands the removal of reviews/1, because "told on the phone, the letter follows"
      Then reviews/1 is requested

    @B82 @RDG_3
    Scenario: A seller service does not write in the client's name
      Given Mara Lindner adds the review "maps/lindner" on google
      When the seller service Tom Wieland demands the removal of reviews/1 in "review-letter"
      Then this is not for a seller service

    @B82
    Scenario: A review at Amazon is no matter for such a letter
      Given Mara Lindner adds the review "amazon.de/review/R1" on amazon
      When Dr. Roth demands the removal of reviews/1 in "review-letter"
      Then this is refused for want of a review outside Amazon
