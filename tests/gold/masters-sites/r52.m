%% {"file": "r52-agency.txt"}
⟦b:World⟧
⟦b:Energy⟧
⟦doc {"authors": ["Hugo Lindenau", "Sabina Marjanić"], "published": "2025-06-03", "publisher": "Continent News Agency"}⟧⟦t:Croatia, Slovenia agree to split cost of gas storage at Okoli, ministers say⟧
By Hugo Lindenau and Sabina Marjanić
June 3, 2025 4:12 PM GMT+2 Updated June 4, 2025
⟦b:A worker checks a valve at a storage site near Popovača, Croatia, May 12, 2025. CNA/Dora Pavlek Purchase Licensing Rights⟧
⟦h:Summary⟧
¶Ljubljana to cover 40% of cost of enlarging underground store
¶Work to begin in spring 2026, minister says
¶Italy and Hungary have asked to buy capacity

¶ZAGREB, June 3 (CNA) - Croatia and Slovenia will share the cost of enlarging an underground gas store east of Zagreb, their energy ministers said on Tuesday, in a deal meant to carry both countries through a cold winter without Russian supplies.

¶Slovenia, which has no storage of its own, will pay 40% of the estimated 190 million euros ($216 million) and receive the right to fill a third of the enlarged site.

¶"This is cheaper than building, and a good deal cheaper than being cold," Slovenian minister Gregor Potisek told a news conference in Zagreb.

¶His Croatian counterpart, Maja Brnelić, said drilling would start in the spring of 2026 and take about 30 months.

⟦b:Advertisement · Scroll to continue⟧

⟦h:NEIGHBOURS QUEUE UP⟧

¶Two officials familiar with the talks said that Italian and Hungarian companies had asked to lease what is left. One of them said that Hungary's request had arrived "with a map and without a price".

¶The store at Okoli holds some 550 million cubic metres, or about a fifth of what Croatia burns in a year. Its owner did not immediately respond to a request for comment.

¶Analysts said that the price looked low. "Somebody has left out the cushion gas," said Peter Aigner of Danube Energy Partners in Vienna.

⟦b:Reporting by Hugo Lindenau in Ljubljana and Sabina Marjanić in Zagreb; Additional reporting by Bence Torda; Editing by Claire Whitlow and Amos Reed⟧⟦end⟧

⟦b:Our Standards: The Continent News Agency Charter of Accuracy.⟧
⟦b:Suggested Topics:⟧
⟦b:Energy⟧
⟦b:Gas⟧
⟦b:Read Next⟧
⟦b:Serbia delays pipeline tender again⟧
⟦b:June 2, 2025⟧
⟦b:© 2025 Continent News Agency. All rights reserved⟧
