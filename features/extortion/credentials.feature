Feature: Stolen credentials
  Whoever has the password has the buyers' data: the security steps begin, and so does the clock of Article 33 GDPR.

  Background:
    Given it is Friday 9 October 2026, 12:17 in Berlin
    And the extortion of "Lindner Leuchten GmbH"

  Rule: From the theft on, new passwords and an assessment of the breach are owed

    @A26 @B41 @GDPR_33
    Scenario: Owed since the theft is known, each by itself
      When the credentials are stolen
      Then the credentials is stolen
      And the work is stopped
      And the duty to change credentials has been owed since Friday 9 October 2026, 12:17
      And the breach duty has been owed since Friday 9 October 2026, 12:17
      When Mara Lindner assesses the breach as a high risk, known since Friday 9 October 2026, 12:17
      Then the breach is high risk
      And the breach duty is no longer owed
      And the duty to change credentials has been owed since Friday 9 October 2026, 12:17
      # 72 hours from the next full hour, weekend or not.
      And the notice to the authority runs until the end of Monday 12 October 2026

  Rule: Changed means every mailbox first and then every user

    @A26 @B40 @B41 @B42
    Scenario: The account's passwords alone are not it
      Given the credentials are stolen
      When Mara Lindner declares all credentials changed
      Then this is refused for want of the changed passwords
      When Mara Lindner sets the computer up anew
      And Mara Lindner adds the mailbox "mara@lindner-leuchten.example"
      And Mara Lindner declares the list of mailboxes complete
      And Mara Lindner changes the password of mailboxes/1
      And Mara Lindner adds the user "Mara Lindner" with the login "mara@lindner-leuchten.example"
      And Mara Lindner declares the list of users complete
      And Mara Lindner changes the password of users/1
      And Mara Lindner declares all credentials changed
      Then the credentials is changed
      And the duty to change credentials is no longer owed

    @A26
    Scenario: Nothing stolen, nothing to change
      When Mara Lindner declares all credentials changed, because "to be on the safe side"
      Then this is refused for want of the state of the credentials

    @A26 @GDPR_33
    Scenario: The clock counts from a moment that somebody names
      Given the credentials are stolen
      When Mara Lindner assesses the breach as a high risk
      Then this is refused for want of the time of knowledge
