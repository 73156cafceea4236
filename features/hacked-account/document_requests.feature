Feature: What Amazon asks for, little by little
  Invoices, an identity card, a utility bill: every request has its date, and goes out complete or not at all.

  Background:
    Given it is Thursday 19 March 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Amazon locks the account
    And Mara Lindner adds the request for "invoices of the last 365 days for B0ABCDEF12"

  Rule: A request has the date that Amazon set

    @B89
    Scenario: Not handed in by the day
      When Amazon asks for document_requests/1, to be handed in by Thursday 26 March 2026
      Then document_requests/1 is asked
      And the delivery of document_requests/1 runs until the end of Thursday 26 March 2026
      When it is Thursday 26 March 2026, 23:59
      Then the delivery of document_requests/1 is open
      When now it is Friday 27 March 2026, 00:00
      Then the delivery of document_requests/1 has lapsed
      And document_requests/1 is overdue

    @B89
    Scenario: Amazon names no date
      When Amazon asks for document_requests/1
      Then the delivery of document_requests/1 has no date
      And the findings of the last request for documents are the date that Amazon set

  Rule: Complete first, then handed in

    @B90
    Scenario: Half of it is refused, all of it goes out
      Given Amazon asks for document_requests/1, to be handed in by Thursday 26 March 2026
      When Mara Lindner hands in document_requests/1
      Then this is refused for want of complete documents
      When Mara Lindner finds document_requests/1 complete
      And Mara Lindner hands in document_requests/1
      Then document_requests/1 is delivered
      And the delivery of document_requests/1 is met
      When Mara Lindner hands in document_requests/1
      Then this is refused for want of the state of the request
