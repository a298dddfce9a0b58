%% {"file": "p27-wire-montenegro-crlf.txt", "crlf": true}
⟦b:WORLD NEWS⟧
⟦doc {"authors": ["Stefan Krivokapa"], "published": "2020-12-04", "publisher": "Adria Newswire"}⟧⟦t:MONTENEGRO SWEARS IN FIRST GOVERNMENT WITHOUT OLD RULING PARTY⟧
By Stefan Krivokapa
4 Dec. 2020 18:40 GMT
⟦b:A supporter waves a flag outside parliament in Podgorica. ADRIA NEWSWIRE/Maja Dragaš⟧
¶PODGORICA, Dec. 4 (Adria Newswire) - Montenegro’s parliament on Friday approved a cabinet made up mostly of experts, ending three decades in which one party had governed the small Adriatic state without interruption.
¶The vote was 41 to 28 after two days of debate. Twelve ministers took the oath in the evening and went straight to a first session on the budget, which the outgoing cabinet had left unfinished.
¶“People did not vote for a miracle. They voted for a bill that adds up,” one of the new ministers told reporters as he entered the building.
¶The three blocs that support the government agree on little beyond its existence. The largest of them favors close ties with Serbia and Russia, while the smallest, which holds the balance, insists on NATO membership and the euro.
⟦b:RELATED: Church law draws crowds in Nikšić⟧
¶The cabinet has promised to amend within weeks a law on religious property that brought tens of thousands onto the streets last winter. Believers said the law would strip the Serbian Orthodox Church of monasteries and land.
¶The economy shrank by about 15 percent this year as tourists stayed away. A loan from a Chinese bank for a motorway falls due from July, and the treasury has yet to say how it will be repaid.
⟦b:[1/3] Pictures of the week⟧
¶“The honeymoon will last until the first installment,” said Vesna Radulj, an economist in Kotor.
¶The former ruling party said it would be a constructive opposition and then left the chamber before the anthem.
⟦b:(Reporting by Stefan Krivokapa; Additional reporting by Dunja Lalić in Belgrade; Editing by Owen Prideaux)⟧⟦end⟧
⟦b:Our Standards: The Adria Newswire Code of Conduct⟧
⟦b:(c) Copyright Adria Newswire 2020.⟧
