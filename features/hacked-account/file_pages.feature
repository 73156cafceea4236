Feature: Pages of the investigation file stay where they are
  Amazon may know that a complaint was made and the file was seen, with number and dates. Its pages go to nobody, unless a
  lawyer releases them and a second person has checked them.

  Background:
    Given it is Monday 4 May 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Jule Brandt puts the file_pages "pages-12-14.pdf" on record

  Rule: Refused, whoever asks

    @B75 @STPO_32F
    Scenario: The seller wants to prove everything to Amazon
      When Mara Lindner passes the pages on to Amazon
      Then this is refused for want of the approval of a lawyer, the pages, the reason for the release and a second person's check
      And no reason passes this
      When Mara Lindner passes the pages "pages-12-14.pdf" on to Amazon for "they show everything", because "Amazon asked for it"
      Then this is refused for want of the approval of a lawyer and a second person's check

  Rule: Released by a lawyer, checked by another

    @B75 @STPO_32F
    Scenario: Two persons
      Given Dr. Roth checks the pages "pages-12-14.pdf"
      When Dr. Roth passes the pages "pages-12-14.pdf" on to Amazon for "the buyer's own statement, agreed with the prosecutor"
      Then this is recorded

    @STPO_32F
    Scenario: A check is no matter for the seller, and names what it checks
      When the seller Mara Lindner checks the pages "pages-12-14.pdf"
      Then this is not for a seller
      When Dr. Roth checks the pages
      Then this is refused for want of the pages

    @STPO_32F
    Scenario: Pages that turn up elsewhere are a fact
      When pages of the file turn up in a forum
      Then this is recorded
