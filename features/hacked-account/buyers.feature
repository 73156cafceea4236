Feature: Buyers and their orders
  What the intruder sold binds nobody, as long as nobody ratifies it. Genuine customers get their goods; what is pending is
  nobody's to send.

  Background:
    Given it is Tuesday 3 March 2026, 09:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: What is pending is never shipped

    @A15 @A16
    Scenario: Pending, until Amazon lifts it
      Given Mara Lindner adds the order "302-1111111-1111111" with the status Pending
      And Mara Lindner adds the order "302-2222222-2222222" with the status Unshipped
      When Mara Lindner ships orders/1 and orders/2 on 3 March 2026, because "the customer calls every hour"
      Then this is refused for want of an order that is not pending
      And no reason passes this
      When Mara Lindner ships orders/2 on 3 March 2026
      Then orders/2 is shipped

    @B23 @B58
    Scenario: A genuine order goes out, the intruder's does not
      Given Mara Lindner adds the order "302-3333333-3333333" with the status Unshipped
      And Mara Lindner adds the order "302-4444444-4444444" with the status Unshipped
      And Mara Lindner dismisses orders/1
      And Mara Lindner confirms orders/2 as fraud
      When Mara Lindner ships orders/1
      Then this is refused for want of the day of the shipment
      When Mara Lindner ships orders/1 on 3 March 2026
      Then orders/1 is shipped
      When Mara Lindner ships orders/2 on 3 March 2026
      Then this is refused for want of the state of the order

  Rule: What Amazon cancels is over; the intruder's orders stay on the list for the letter

    @A35 @B53
    Scenario: Two orders are cancelled
      Given Mara Lindner adds the order "302-5555555-5555555" with the status Pending
      And Mara Lindner adds the order "302-6666666-6666666" with the status Pending
      And Mara Lindner confirms orders/2 as fraud
      When Amazon cancels orders/1 and orders/2 on 3 March 2026
      Then orders/1 is cancelled
      And orders/2 is fraud

    @A35
    Scenario: When it was is asked for
      Given Mara Lindner adds the order "302-5555555-5555555" with the status Pending
      When Amazon cancels orders/1, nobody knows when
      Then the findings of the last cancelling are the day of the cancelling

  Rule: No word to a buyer confirms the contract

    @B13 @B71 @LAW_2_7
    Scenario: "We are sorry that your order is late" would be a ratification
      When Mara Lindner confirms the contract to the buyer for "to calm him down"
      Then this is refused for want of the approval of a lawyer
      And no reason passes this
      When Dr. Roth confirms the contract to the buyer
      Then this is refused for want of why the contract is wanted

    @LAW_2_7
    Scenario: Wanted, and approved by the lawyer
      When Dr. Roth confirms the contract to the buyer for "the goods are in stock and the price is right"
      Then this is recorded

    @LAW_2_7
    Scenario: A buyer says that it was confirmed
      When a buyer relies on a confirmation
      Then this is recorded
