%% {"file": "s107-reporting-in-brackets.txt"}
⟦b:Home > World > Islands⟧
03.06.2022, 09:15 GMT
⟦doc {"authors": ["Amara Sow", "Pita Vake"], "published": "2022-06-03", "publisher": "Lagoon Press Agency"}⟧⟦t:Islanders send back the second ferry as well⟧
¶PORT AMEN, June 3 (LPA) – The council of the northern islands sent back a second ferry on Thursday, saying that it was older than the first one and leaked more.
¶The company that had delivered it called the charge unfair and asked for an inspection by somebody from another island.
¶Talks about a third ship have not begun. They may be announced before the rains, a councillor said, if the company stops laughing.
⟦b:(Reporting by Amara Sow in Port Amen and Pita Vake in Lower Bay; editing by Clare Whitby)⟧⟦end⟧
⟦b:© 2022 Lagoon Press Agency. Reproduction without written permission is prohibited.⟧
