Feature: Which orders are the intruder's
  The order report proposes; a person decides. Fraud orders go on the list for Amazon, regular ones to the customers.

  Background:
    Given it is Tuesday 3 March 2026, 09:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: An import proposes, it never decides

    @B13 @B16
    Scenario: Orders since the takeover are proposed as fraud
      Given Mara Lindner says that the takeover was on Sunday 1 March 2026, 00:00
      When Jule Brandt imports the order report:
        | amazon-order-id     | purchase-date             | last-updated-date         | order-status |
        | 302-1111111-1111111 | 2026-02-27T20:15:00+01:00 | 2026-02-28T08:00:00+01:00 | Shipped      |
        | 302-2222222-2222222 | 2026-03-01T02:40:00+01:00 | 2026-03-01T02:40:00+01:00 | Pending      |
        | 302-3333333-3333333 | 2026-03-01T02:41:00+01:00 | 2026-03-01T02:41:00+01:00 | Pending      |
      Then orders/1 is undecided
      And orders/2 is proposed
      And orders/3 is proposed
      When Mara Lindner dismisses orders/3
      And Mara Lindner confirms all proposed orders as fraud
      Then orders/1 is undecided
      And orders/2 is fraud
      And orders/3 is regular

  Rule: A decision can be changed, and is made once

    @B13 @B23
    Scenario: Fraud after all, regular after all
      Given Mara Lindner adds the order "302-4444444-4444444"
      When Mara Lindner dismisses orders/1
      And Mara Lindner confirms orders/1 as fraud
      Then orders/1 is fraud
      When Mara Lindner confirms orders/1 as fraud
      Then this is refused for want of the state of the order
      When Mara Lindner dismisses orders/1
      Then orders/1 is regular
      When Mara Lindner dismisses orders/1
      Then this is refused for want of the state of the order

    @B13
    Scenario: An order that is not on the list cannot be decided
      When Mara Lindner confirms orders/7 as fraud
      Then this cannot be taken: "there is no orders/7"
