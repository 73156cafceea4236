Feature: Security first, in the order that counts
  Whoever still reads the mailbox reads the new password of the account.

  Background:
    Given it is Thursday 2 April 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: Mail passwords are changed on a clean computer

    @B36 @B40 @B42
    Scenario: Not before the computer was scanned or set up anew
      Given Mara Lindner adds the mailbox "mara@lindner-leuchten.example"
      When Mara Lindner changes the password of mailboxes/1
      Then this is refused for want of the clean computer first
      When Mara Lindner scans the computer
      And Mara Lindner changes the password of mailboxes/1
      Then this is recorded

    @B37
    Scenario: Setting the computer up anew is the better way, and counts as well
      When Mara Lindner sets the computer up anew
      Then the clean computer is done

    @B42
    Scenario: A device that the intruder never touched need not wait
      Given Mara Lindner adds the mailbox "mara@lindner-leuchten.example"
      When Mara Lindner says that a clean device is at hand
      And Mara Lindner changes the password of mailboxes/1
      Then this is recorded

    @B40
    Scenario: Every mailbox counts, and the list of them must be declared complete
      Given Mara Lindner scans the computer
      And Mara Lindner adds the mailbox "mara@lindner-leuchten.example"
      And Mara Lindner adds the mailbox "versand@lindner-leuchten.example"
      When Mara Lindner changes the password of mailboxes/1
      And Mara Lindner declares the list of mailboxes complete
      Then the mail passwords step is open
      When Mara Lindner changes the password of mailboxes/2
      Then the mail passwords step is done
      When Mara Lindner adds the mailbox "retouren@lindner-leuchten.example"
      Then the mail passwords step is open

  Rule: The account's passwords come after the mailboxes'

    @B41 @B42
    Scenario: Changed too early, it is on record, and has to be repeated
      Given Amazon leaves only limited access
      And Mara Lindner scans the computer
      And Mara Lindner adds the mailbox "mara@lindner-leuchten.example"
      And Mara Lindner declares the list of mailboxes complete
      And Mara Lindner adds the user "Mara Lindner" with the login "mara@lindner-leuchten.example"
      And Mara Lindner declares the list of users complete
      When it is Thursday 2 April 2026, 11:30
      And Mara Lindner changes the password of users/1
      Then this is refused for want of the mailboxes first
      When it is recorded that Mara Lindner changed the password of users/1 on Thursday 2 April 2026, 11:00
      Then this is recorded
      And the account passwords step is early
      When Mara Lindner changes the password of mailboxes/1
      Then the account passwords step is early
      When Mara Lindner changes the password of users/1
      Then the account passwords step is done

  Rule: What needs access waits for it and comes back with it

    @B35 @B41 @B45
    Scenario: Without access the appeal goes out; the hour access returns the rest is due
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the preparation is done
      And the security steps are done as far as access allows
      And Mara Lindner adds the user "Mara Lindner" with the login "mara@lindner-leuchten.example"
      And Mara Lindner declares the list of users complete
      Then the account passwords step is postponed
      And the new card step is postponed
      And the old card step is postponed
      And the security list is done
      When Mara Lindner appeals by form, asking for release until Thursday 16 April 2026, with the letter "appeal.pdf"
      Then this is recorded
      And the last appeal has no findings
      And the duty to change users/1 is not owed
      When it is Tuesday 14 April 2026, 17:20
      And full access returns
      Then the account passwords step is open
      And the duty to change users/1 has been owed since Tuesday 14 April 2026, 17:20
      And the duty to enter the new card has been owed since Tuesday 14 April 2026, 17:20
      When Mara Lindner changes the password of users/1
      And Mara Lindner enters the new card at Amazon
      Then the duty to change users/1 is no longer owed
      And the duty to enter the new card is no longer owed

    @B41
    Scenario: A postponed step that was possible after all is taken
      Given all access is lost
      And Mara Lindner scans the computer
      And Mara Lindner adds the mailbox "mara@lindner-leuchten.example"
      And Mara Lindner declares the list of mailboxes complete
      And Mara Lindner changes the password of mailboxes/1
      And Mara Lindner adds the user "Jonas Reh" with the login "jonas@lindner-leuchten.example"
      When Mara Lindner changes the password of users/1
      Then this is recorded

  Rule: The bank blocks the card at once, whatever else is still open

    @B46 @LAW_BGB_675l
    Scenario: Good Friday, nine in the evening, nothing else done
      Given it is Friday 3 April 2026, 21:00
      When Mara Lindner blocks the old card at the bank
      Then this is recorded
      And the part "at_bank" of the old card step is done
      And the part "at_amazon" of the old card step is open
      And the clean computer is open

  Rule: At Amazon the new card comes before the old one goes

    @B45
    Scenario: A card that was not applied for cannot be entered
      Given Amazon leaves only limited access
      When Mara Lindner enters the new card at Amazon
      Then this is refused for want of the application first
      When Mara Lindner applies for a new card
      And Mara Lindner enters the new card at Amazon
      Then the new card step is done

    @B46
    Scenario: The old card goes at Amazon only when the new one is there
      Given Amazon leaves only limited access
      And Mara Lindner applies for a new card
      When Mara Lindner blocks the old card at Amazon
      Then this is refused for want of the new card first
      When Mara Lindner enters the new card at Amazon
      And Mara Lindner blocks the old card at Amazon
      And Mara Lindner blocks the old card at the bank
      Then the old card step is done

    @B45
    Scenario: Who pays by direct debit has no card to replace
      Given Amazon leaves only limited access
      When Mara Lindner says that the new card step does not apply: "the account was never charged by card"
      Then the new card step is not applicable
      When Mara Lindner blocks the old card at Amazon
      Then this is recorded

  Rule: Settings and addresses are looked through, and nothing found is a result

    @B43
    Scenario: Mail settings have two parts
      When Mara Lindner checks the user data of the mail settings
      Then the mail settings step is open
      When Mara Lindner checks the passwords of the mail settings
      Then the mail settings step is done

    @B44
    Scenario: No unknown address found is an answer, too
      When Mara Lindner finds 0 unknown addresses and deletes 0
      Then the unknown addresses step is done
