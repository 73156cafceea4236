Feature: The flood of orders
  Hundreds of orders in a few days, nearly all of them pending: nobody may ship them, and the stock is tied up.

  Background:
    Given it is Monday 12 October 2026, 09:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH", known since Wednesday 7 October 2026, 18:40

  Rule: What is pending is never shipped; only Amazon lifts that status

    @A15 @A16
    Scenario: A pending order waits, a paid one goes out
      Given Jule Brandt imports the order report:
        | amazon-order-id     | order-status | purchase-date             | last-updated-date         |
        | 302-1111111-1111111 | Pending      | 2026-10-06T09:30:00+02:00 | 2026-10-06T10:00:00+02:00 |
        | 302-2222222-2222222 | Unshipped    | 2026-10-06T09:30:00+02:00 | 2026-10-06T10:00:00+02:00 |
      When Mara Lindner ships orders/1 on Monday 12 October 2026
      Then this is refused for want of an order that is not pending
      And no reason passes this
      And the log holds 1 refusal
      When Mara Lindner ships orders/2 on Monday 12 October 2026
      Then orders/2 is shipped
      # Amazon has looked into it: the buyer is real.
      When Jule Brandt imports the order report:
        | amazon-order-id     | order-status | purchase-date             | last-updated-date         |
        | 302-1111111-1111111 | Unshipped    | 2026-10-06T09:30:00+02:00 | 2026-10-12T08:15:00+02:00 |
      And Mara Lindner ships orders/1 on Monday 12 October 2026
      Then orders/1 is shipped

    @A16
    Scenario: Shipped all the same: that is a fact, and a finding
      Given Jule Brandt imports the order report:
        | amazon-order-id     | order-status | purchase-date             | last-updated-date         |
        | 302-1111111-1111111 | Pending      | 2026-10-06T09:30:00+02:00 | 2026-10-06T10:00:00+02:00 |
      And it is Monday 12 October 2026, 12:00
      When it is recorded that Mara Lindner shipped orders/1 on Monday 12 October 2026 on Monday 12 October 2026, 11:00
      Then orders/1 is shipped
      And the findings of the last shipping are an order that is not pending
      And today's list asks to acknowledge the last shipping

    @A19
    Scenario: Shipped before the report was read: told afterwards with its own day
      Given Jule Brandt imports the order report:
        | amazon-order-id     | order-status | purchase-date             | last-updated-date         |
        | 302-1111111-1111111 | Unshipped    | 2026-10-06T09:30:00+02:00 | 2026-10-06T10:00:00+02:00 |
      When it is recorded that Mara Lindner shipped orders/1 on Saturday 10 October 2026 on Saturday 10 October 2026, 11:00
      Then orders/1 is shipped

    @A16
    Scenario: An order goes out once, on a day
      Given Jule Brandt imports the order report:
        | amazon-order-id     | order-status | purchase-date             | last-updated-date         |
        | 302-2222222-2222222 | Unshipped    | 2026-10-06T09:30:00+02:00 | 2026-10-06T10:00:00+02:00 |
      When Mara Lindner ships orders/1
      Then this is refused for want of the day of the shipment
      When Mara Lindner ships orders/1 on Monday 12 October 2026
      And Mara Lindner ships orders/1 on Monday 12 October 2026
      Then this is refused for want of the state of the order

  Rule: Eighty units of one product in a day, most of them pending, are a flood; a case may say another number

    @A12 @A14
    Scenario Outline: One unit less is none
      When Jule Brandt imports <count> Pending orders of "B0ABCDEF12" made from Monday 5 October 2026, 06:00 on
      Then the report shows <what>

      Examples:
        | count | what                                                                                  |
        | 79    | no flood                                                                              |
        | 80    | a flood of 80 units of "B0ABCDEF12" on Monday 5 October 2026, 80 of them pending      |

    @A14
    Scenario: A good day is no flood: nothing is pending
      When Jule Brandt imports 120 Unshipped orders of "B0ABCDEF12" made from Monday 5 October 2026, 06:00 on
      Then the report shows no flood

    @A12
    Scenario: A small shop says twenty
      Given Mara Lindner notes that 20 units a day are a flood
      When Jule Brandt imports 20 Pending orders of "B0ABCDEF12" made from Monday 5 October 2026, 06:00 on
      Then the report shows a flood of 20 units of "B0ABCDEF12" on Monday 5 October 2026, 20 of them pending
      And 20 of the orders are proposed

  Rule: How it came is told with its day, its numbers and what went before; the timeline assumes nothing

    @A9 @A11 @A12 @A13 @A14 @A21
    Scenario: Attached on Thursday, flooded on Monday, threatened on Wednesday, whatever is entered first
      When it turns out that the extorter wrote, kept in "threat.eml" on Wednesday 7 October 2026, 18:40
      And it turns out that a flood of orders came in, 95 units a day, 90 percent of them pending, from 340 accounts, after "attached to the other listing" on Monday 5 October 2026
      And it is recorded that Mara Lindner attached to the other listing on Thursday 1 October 2026
      Then the flood is running
      And the timeline tells, in this order: the attachment, the flood and the threat

    @A5 @A31
    Scenario: What was there before, and what is at stake
      When Mara Lindner notes that sales had fallen by 35 percent before
      And Mara Lindner notes that Amazon makes up 85 percent of the turnover
      Then the case says "sales_drop_percent" is "35"
      And the case says "amazon_share_percent" is "85"

    @A12
    Scenario: A second wave is a flood again
      Given a flood of orders comes in, 80 units a day
      And Amazon cancels all pending orders
      When it is Monday 19 October 2026, 09:00
      And a flood of orders comes in
      Then the flood is running

  Rule: Pending orders tie up stock, until Amazon cancels them

    @A16 @A17 @A18 @A33 @A35 @A36 @A41 @A42 @B13
    Scenario: 340 pending orders, nobody can ship, Amazon cancels, the stock is free: two days after the report
      Given Jule Brandt imports 340 Pending orders of "B0ABCDEF12" made from Monday 5 October 2026, 06:00 on
      And it turns out that a flood of orders came in, 95 units a day, 100 percent of them pending on Monday 5 October 2026
      And Mara Lindner adds the blocked stock "IDA-1" of 340 units worth "5100.00 EUR"
      Then 340 of the orders are proposed
      When Mara Lindner ships all proposed orders on Monday 12 October 2026
      Then this is refused for want of an order that is not pending
      When Mara Lindner confirms all proposed orders as fraud
      And Mara Lindner sends blocked_stock/1 to genuine customers
      Then this is refused for want of the state of the blocked stock
      When Mara Lindner opens a case at Amazon under "10712345678"
      And it is Wednesday 14 October 2026, 09:00
      And Amazon cancels all pending orders
      Then the flood is cancelled
      And 340 of the orders are cancelled
      And blocked_stock/1 is free
      And the timeline tells, in this order: the flood, the case at Amazon and the cancellation
      When Mara Lindner sends blocked_stock/1 to genuine customers
      Then blocked_stock/1 is sold

    @A35
    Scenario: Amazon cancels some of them: the stock is free when the last one goes
      Given Jule Brandt imports the order report:
        | amazon-order-id     | order-status | purchase-date             | last-updated-date         |
        | 302-1111111-1111111 | Pending      | 2026-10-06T09:30:00+02:00 | 2026-10-06T10:00:00+02:00 |
        | 302-2222222-2222222 | Pending      | 2026-10-06T09:30:00+02:00 | 2026-10-06T10:00:00+02:00 |
      And Mara Lindner confirms orders/1 and orders/2 as fraud
      And Mara Lindner adds the blocked stock "IDA-1" of 2 units worth "30.00 EUR"
      When Amazon cancels orders/1 on Wednesday 14 October 2026
      Then orders/1 is cancelled
      And blocked_stock/1 is blocked
      When Amazon cancels orders/2, nobody knows when
      Then blocked_stock/1 is free
      And the findings of the last cancelling are the day of the cancelling

    @A17
    Scenario: Amazon frees one stock by itself
      Given Mara Lindner adds the blocked stock "IDA-1" of 40 units worth "600.00 EUR"
      And Mara Lindner adds the blocked stock "IDA-2" of 60 units worth "900.00 EUR"
      When Amazon frees blocked_stock/2
      Then blocked_stock/1 is blocked
      And blocked_stock/2 is free
