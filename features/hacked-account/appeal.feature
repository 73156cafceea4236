Feature: The appeal to Amazon
  One letter decides: with a date, with what was done, with what will be done. What advice asks for passes with a reason;
  a letter without its letter does not.

  Background:
    Given it is Monday 16 March 2026, 09:31 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: A complete appeal passes without a word

    @B35 @B39 @B48 @B49 @B51 @B52 @B53 @B58
    Scenario: Everything is done
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the security steps are done as far as access allows
      And the preparation is done
      When Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is recorded
      And the account is appealed
      And the last appeal has no findings
      And Amazon's limit runs until the end of Monday 30 March 2026

  Rule: What the guide advises is asked for, each thing by name

    @B4 @B6 @B35 @B48 @B49 @B50 @B53 @B54 @B58
    Scenario: Nothing is done
      Given Amazon locks the account
      And all access is lost
      When Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is refused for want of the security steps, the report to Amazon, the root cause, a security concept, a customer concept, the lists and the completeness of the letter
      And the account stays locked

    Scenario Outline: One thing is missing
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the security steps are done as far as access allows
      And the preparation is done without <left out>
      When Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is refused for want of <missing>

      @B48
      Examples: The cause
        | left out            | missing        |
        | the root cause step | the root cause |

      @B49 @B50
      Examples: The security concept
        | left out             | missing            |
        | the security concept | a security concept |

      @B58
      Examples: The customer concept
        | left out             | missing            |
        | the customer concept | a customer concept |

      @B53 @B54
      Examples: The lists
        | left out       | missing   |
        | the lists step | the lists |

    @B35 @B46
    Scenario: A single open security step is enough
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the security steps are done as far as access allows without the old card step
      And Mara Lindner applies for a new card
      And the preparation is done
      When Mara Lindner adds the mailbox "buchhaltung@lindner-leuchten.example"
      And Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is refused for want of the security steps

    @B35
    Scenario: With a reason the letter goes out tonight
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the preparation is done
      When Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf", because "the technician comes on Wednesday, the money is needed on Tuesday"
      Then it passed, with the reason, over the security steps
      And the account is appealed
      And the last appeal has no findings

  Rule: Foreign listings carry a date: cleaned, or to be cleaned

    @B55
    Scenario: A listing of the intruder without a date
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the security steps are done as far as access allows
      And the preparation is done
      And Mara Lindner adds the foreign listing "B0FAKE0001"
      And Mara Lindner adds the foreign listing "B0FAKE0002"
      And Mara Lindner notes that foreign_listings/1 was cleaned on 15 March 2026
      When Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is refused for want of dates for the foreign listings
      When Mara Lindner notes that foreign_listings/2 will be cleaned on 20 March 2026
      And Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is recorded

  Rule: Letter, channel and date make it an appeal

    @B51
    Scenario: No letter, no appeal, whatever the reason
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the security steps are done as far as access allows
      And the preparation is done
      When Dr. Roth appeals by form, asking for release until Monday 30 March 2026, because "it is urgent"
      Then this is refused for want of its letter

    @B51
    Scenario: The channel is named
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the security steps are done as far as access allows
      And the preparation is done
      When Mara Lindner appeals, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is refused for want of its channel

    @B52
    Scenario: Only a lawyer leaves the date out
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the security steps are done as far as access allows
      And the preparation is done
      When Mara Lindner appeals by post, with the letter "appeal.pdf", because "a date would offend them"
      Then this is refused for want of its date
      When the letter "appeal.pdf" was checked by a second person
      And Dr. Roth appeals by post, with the letter "appeal.pdf", because "the date follows by separate letter"
      Then it passed, with the reason, over its date
      And Amazon's limit has no date

    @B52
    Scenario: A date that has passed sets no limit
      Given Amazon locks the account
      And the preparation is done
      When Mara Lindner appeals by form, asking for release until Friday 13 March 2026, with the letter "appeal.pdf", because "typing error"
      Then this cannot be taken: "has passed"

    @B52 @LAW_2_10 @LAW_2_11
    Scenario: The date proposed leaves a week for the injunction, and falls on a working day in Luxembourg
      Given Amazon locks the account
      Then the date proposed for Amazon is Monday 30 March 2026
      When it is Monday 6 April 2026, 10:00
      Then the injunction limit runs until the end of Thursday 16 April 2026
      And the date proposed for Amazon is Thursday 9 April 2026

  Rule: An appeal is possible where something is locked

    @B51
    Scenario: There is nothing to appeal against before the lock
      Given the preparation is done
      And the security steps are done as far as access allows
      And all access is lost
      And Mara Lindner reports the attack by case
      When Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is refused for want of the state of the account

    @B51
    Scenario: A letter that has gone out before the lock is on record all the same, and counts as the report
      Given it is Monday 16 March 2026, 12:00
      When it is recorded that Mara Lindner appealed by email, asking for release until Monday 30 March 2026, with the letter "appeal.pdf" on Monday 16 March 2026, 10:00
      Then the account is appealed
      And the report is made
      And the findings of the last appeal are the security steps, the report to Amazon, the root cause, a security concept, a customer concept, the lists and the completeness of the letter

    @B51 @B61
    Scenario: A second letter sets a new date, and the first is superseded
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the security steps are done as far as access allows
      And the preparation is done
      And Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      When it is Wednesday 25 March 2026, 11:00
      And Mara Lindner appeals by post, asking for release until Wednesday 8 April 2026, with the letter "second-appeal.pdf", telling what is new: "the card is replaced"
      Then Amazon's first limit is superseded
      And Amazon's second limit runs until the end of Wednesday 8 April 2026
