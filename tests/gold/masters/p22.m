%% {"file": "p22-essequibo-labels.txt"}
⟦b:Tierra Firme Risk Monitor⟧
⟦b:Alert | Guyana | Venezuela⟧

⟦doc {"authors": [], "published": "2023-12-05", "publisher": "Tierra Firme Risk Monitor"}⟧⟦t:Essequibo: a referendum that changes little on the ground, and much at sea⟧

5 December 2023, by the Tierra Firme Risk Monitor team

⟦h:Key points⟧:

• ¶Venezuela’s government says that voters have endorsed its claim to two-thirds of Guyana.
• ¶A land incursion remains unlikely: there is no road through the forest.
• ¶Offshore exploration blocks granted this year are the likelier point of friction.

⟦h:Background⟧: ¶The frontier was drawn by an arbitral tribunal in Paris in 1899. Venezuela has regarded the award as void since 1962, after a posthumous memorandum alleged that the judges had struck a private bargain. A case has been before the International Court of Justice since 2018, and the court has found that it has jurisdiction.

¶Oil gave the old dispute a new price. Since the first large discovery in 2015, Guyana has become the world’s fastest-growing economy, and it pumps about 400,000 barrels a day. None of this comes from waters off the Essequibo coast itself, although several new blocks lie there.

⟦h:Analysis⟧: ¶The referendum was aimed in the first place at an audience in Caracas. Presidential elections are due next year, and the opposition held a lively primary in October. A question to which nobody can vote no is a useful answer to a question that the government would rather not ask.

¶Turnout is disputed. Officials first announced ten million votes and then explained that this meant answers, of which each ballot had five. Polling stations that we visited in Ciudad Guayana and Maturín were quiet for most of the day.

¶On land, the armed forces have little to gain. The only practicable road to the Essequibo interior passes through the Brazilian state of Roraima, and Brazil has moved armoured vehicles to Boa Vista to make its own view plain.

⟦b:[Map: disputed area and offshore blocks. Source: TFRM, from public licensing data]⟧

⟦h:Business impact⟧: ¶Operators in the existing block should expect more radio challenges and the occasional shadowing of survey ships, as in 2013 and 2018. Insurers have not yet raised rates, but two of them have asked clients for routes. Supply vessels from Trinidad are exposed the most.

⟦h:WHAT’S NEXT⟧: ¶Caracas is likely to pass a law that creates a state of Guayana Esequiba and to issue new maps. It may also grant licences in the disputed waters to its own oil company. Each of these would be a provocation on paper, and each can be followed by a pause for talks.

¶A meeting between the two presidents, with Caribbean and Brazilian mediation, is being discussed for the middle of the month. We put the probability of an armed clash at sea before the end of March at about one in twenty.⟦end⟧

⟦b:This alert is provided for information only and does not constitute advice. To change your alert settings, log in to your account.⟧
⟦b:© Tierra Firme Risk Monitor⟧
