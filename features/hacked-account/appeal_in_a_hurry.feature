Feature: An appeal in a hurry meets its end
  The limit set to Amazon lapses like any other, but the case says what it had left undone.

  Rule: What was left undone is said at the lapse

    @B62
    Scenario: The letter went out with a reason, the steps never followed
      Given it is Wednesday 15 April 2026, 09:31 in Berlin
      And the hacked account of "Lindner Leuchten GmbH"
      And Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And Mara Lindner appeals by form, asking for release until Wednesday 29 April 2026, with the letter "appeal.pdf", because "the season begins on Friday"
      When it is Thursday 30 April 2026, 08:00
      Then the account is deadline lapsed
      And the findings of the last appeal are the security steps at the lapse and the preparation at the lapse
