Feature: What the platform owes the seller
  A lock needs reasons with facts on a durable medium; against it there is a complaint free of charge, for half a year. The
  account is ended with thirty days' notice.

  Background:
    Given it is Monday 31 August 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: Reasons are given, name facts, and can be kept

    @B3 @P2B_4
    Scenario: A notice with facts
      When Amazon locks the account with facts
      Then the last lock has no findings

    @P2B_4
    Scenario: General words name no facts
      When Amazon locks the account in general words
      Then the findings of the last lock are the facts in the reasons

    @P2B_4
    Scenario: A voice on the phone gives no reasons, and nothing to keep
      When Amazon locks the account on the phone, reasons missing
      Then the findings of the last lock are a statement of reasons and a durable medium

    @P2B_4
    Scenario: Who has not seen the notice yet is told nothing of it
      When Amazon locks the account
      Then the last lock has no findings

  Rule: Six months for the complaint, with a warning four weeks ahead

    @DSA_20 @LAW_2_8
    Scenario: Locked on 31 August, open until the end of February
      When Amazon locks the account in general words
      Then the limit for the complaint to the platform runs until the end of Sunday 28 February 2027
      When it is Sunday 31 January 2027, 10:00
      And Dr. Roth complains to the platform
      Then the complaint to the platform is made
      And the limit for the complaint to the platform is met

    @DSA_20
    Scenario: Nobody complained
      Given Amazon locks the account
      When it is Sunday 28 February 2027, 23:59
      Then the limit for the complaint to the platform is open
      When now it is Monday 1 March 2027, 00:00
      Then the limit for the complaint to the platform has lapsed

    @DSA_20
    Scenario: The release ends it
      Given Amazon locks the account
      When Amazon reactivates the account
      Then the limit for the complaint to the platform is ended

  Rule: A person decides on it, and it can be made again

    @DSA_20 @P2B_11
    Scenario: Decided by a machine within a minute
      Given Amazon locks the account
      And Dr. Roth complains to the platform
      When Dr. Roth complains to the platform
      Then this is refused for want of the state of the complaint
      When Amazon decides on the complaint by machine
      Then the complaint to the platform is decided
      And the findings of the last decision are a decision by a person

    @DSA_20 @P2B_11
    Scenario: Decided by a person
      Given Amazon locks the account
      And Dr. Roth complains to the platform
      When Amazon decides on the complaint by person
      Then the last decision has no findings

    @P2B_11 @RDG_3
    Scenario: A seller service does not complain in the client's name
      When the seller service Tom Wieland complains to the platform
      Then this is not for a seller service

    @DSA_21
    Scenario: The settlement body asks for no complaint before it
      When Dr. Roth calls the settlement body
      Then this is recorded
      When the seller service Tom Wieland calls the settlement body
      Then this is not for a seller service

  Rule: The account ends thirty days after its notice at the earliest

    @LAW_2_8 @P2B_4
    Scenario: Thirty full days
      Given Amazon locks the account
      And Amazon announces the end of the account
      Then the notice period lasts through Wednesday 30 September 2026 and is over from Thursday 1 October 2026, 00:00 on
      When it is Wednesday 30 September 2026, 23:59
      Then the notice period is waiting
      When now it is Thursday 1 October 2026, 00:00
      And Amazon closes the account for good
      Then the last end of the account has no findings
      And the notice period is over

    @LAW_2_8 @P2B_4
    Scenario: From one day to the next
      Given Amazon locks the account
      When Amazon closes the account for good
      Then the findings of the last end of the account are thirty days since the notice
