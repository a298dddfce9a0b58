%% {"file": "q39-print-view.txt"}
⟦b:Riverine Studies Centre - https://riverine.example/briefs/mekong-levels⟧
⟦b:Printed on 12/06/2024⟧

⟦doc {"authors": ["Somchai Pradit"], "published": "2024-05-28", "publisher": "Riverine Studies Centre"}⟧⟦t:Reading the Mekong From Above⟧
by Somchai Pradit
28/05/2024

¶Satellites now measure the level of reservoirs on the upper Mekong to within thirty centimetres, and anyone may look.

¶That has changed the tone of meetings downstream. Delegations that used to ask for data now bring it.

⟦h:What the pictures cannot show⟧

¶A level is not a plan. The pictures say that water was held back in May 2024, but not whether it will be let go in June.

¶For that, somebody has to pick up a telephone.

⟦b:Somchai Pradit is a hydrologist.⟧⟦end⟧
⟦b:Page 1 of 1⟧
