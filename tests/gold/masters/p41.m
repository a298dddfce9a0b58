%% {"file": "p41-reader-mode.txt"}
⟦b:caucasusledger.example⟧
⟦doc {"authors": ["Ani Sarkisova"], "published": "2021-12-09", "publisher": null}⟧⟦t:Armenia counts the cost of a closed border⟧
Ani Sarkisova
6-8 minutes

¶Trucks bound for Iran now leave the main road at Goris and climb a mountain track that was built for goats. The detour adds three hours in summer and a day in winter.

¶Customs data for the autumn show exports down by a fifth. Most of the loss is in small cargo: walnuts, cheese, spare parts.

⟦h:A new road, slowly⟧

¶The government has promised an asphalt road by the spring. Residents of Tatev, who have heard such promises before, have bought chains.

¶“If it opens, good. If it doesn’t, we know the way,” says one driver.⟦end⟧

9 December 2021
