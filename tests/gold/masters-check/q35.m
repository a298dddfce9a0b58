%% {"file": "q35-academic-paper.txt", "wrap": 78}
Journal of Small States, Vol. 4, No. 2 (2019)

⟦doc {"authors": ["Carla Menezes", "Pieter van Dam"], "published": "2019", "publisher": null}⟧⟦t:Hedging by Default: Foreign Policy Without a Staff⟧

Carla Menezes and Pieter van Dam

⟦h:Abstract⟧

¶Small states are said to hedge between large ones by choice. We find that in five island republics the appearance of hedging comes from a lack of staff. The ministries answer whoever writes last.

⟦b:Keywords: small states, hedging, diplomacy⟧

⟦h:I. INTRODUCTION⟧

¶A foreign ministry with eleven officers cannot have a doctrine. It can have a calendar, and it is from the calendar that observers read its doctrine.

⟦h:II. METHOD⟧

¶We counted every bilateral meeting held by five ministries between 2010 and 2018 and asked the officers who arranged them why they had done so.

⟦h:III. RESULTS⟧

¶In four cases of five the meeting was proposed by the other side. Officers could recall refusing a meeting twice in nine years (Table 1).

⟦h:REFERENCES⟧

¶Alvarez, J. (2011). The diplomacy of the small. Lisbon: Cais Press.

¶Thornton, R., & Ng, W. (2016). Who hedges? Asian Security Notes, 3(1), 44-61.⟦end⟧
