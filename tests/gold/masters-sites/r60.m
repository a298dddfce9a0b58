%% {"file": "r60-pdf-reader.txt", "wrap": 74}
⟦b:HANSE FORUM FOR BALTIC SECURITY⟧
⟦b:Working Paper 2023/07⟧

⟦doc {"authors": ["Henrike Staufenberg", "Pavel Drozdík"], "published": "2023-07", "publisher": "Hanse Forum for Baltic Security"}⟧⟦t:Who Sweeps the Seabed? Old Munitions and New Cables in the Southern Baltic⟧

Dr. Henrike Staufenberg and Col. (ret.) Pavel Drozdík
July 2023

⟦h:SUMMARY⟧

¶About forty thousand tonnes of chemical shells lie on the floor of the Baltic Sea. The states around it now want to lay cables, pipes and the feet of wind turbines in the same mud. This paper asks who is to clear the way, and finds that three navies, two ministries and one insurance company each believe it to be somebody else.

⟦h:1 A legacy without an heir⟧

¶After 1945 the victors loaded what they did not want on to barges and tipped it into the deepest water within a day's sail. Some crews were paid by the trip, and therefore did not sail for a day. The charts show the places where the shells were meant to go.1

¶Fishermen know better. Each year between five and fifteen of them are treated for burns on Bornholm. The hospital keeps a notebook of positions,

                                  ⟦b:1⟧
⟦b:Staufenberg and Drozdík: Who Sweeps the Seabed?⟧

which is older than any official register and, according to the two surveyors who have compared them, a good deal more complete.

⟦h:2 The market arrives⟧

¶Until about 2015 the remedy was to steer clear. A cable could be bent round a suspicious object at little cost. A wind farm cannot: it needs a grid of eighty points, and a grid does not bend.

¶Developers have accordingly begun to hire sweepers of their own. Four companies offer the service, with eleven vessels among them. A day of work costs 70,000 euros, and most objects turn out to be anchors.2

⟦h:3 Three proposals⟧

¶(a) The coastal states should publish a common chart, beginning with the notebook.

¶(b) Each licence should carry a fee for clearance, payable into one fund.

¶(c) Navies should train on real objects, which are plentiful, and not on dummies, which are expensive.

¶None of this requires a new treaty. It does require that someone be the first to admit what was dropped and where, at a time when every ministry has taken to calling the seabed critical. What is critical ought to be at

                                  ⟦b:2⟧
⟦b:Working Paper 2023/07⟧

least counted.

⟦h:NOTES⟧

¶1 See the barge logs reproduced in the annex to the Kiel survey of 1993.

¶2 Interviews with two operators, Rønne and Świnoujście, April 2023.

⟦b:ABOUT THE AUTHORS⟧

⟦b:Henrike Staufenberg is a marine geologist and a non-resident fellow of the Hanse Forum. Pavel Drozdík served for twenty-six years as an ordnance engineer and advises shipping companies on risk.⟧⟦end⟧

⟦b:The Hanse Forum for Baltic Security is a non-profit association registered in Lübeck. Its working papers do not represent the position of the association or its members.⟧

                                  ⟦b:3⟧
