%% {"file": "q42-comments.txt"}
⟦b:Balkan Meridian⟧
⟦b:Analysis, opinion and reporting from southeast Europe⟧

⟦doc {"authors": ["Goran Petrić"], "published": "2025-01-08", "publisher": "Balkan Meridian"}⟧⟦t:Serbia's refinery dilemma⟧
Posted on January 8, 2025 by Goran Petrić

¶Sanctions on the owner of Serbia's only refinery are due within weeks, and Belgrade has three options, none of them good.

¶It could buy the company out, at a price that Moscow would set. It could seize it, at a price that courts would set later. Or it could wait.

¶Waiting is the traditional choice. The tanks hold ninety days of fuel, which is longer than most crises.⟦end⟧

⟦b:Posted in Energy⟧

⟦b:4 Comments⟧
⟦b:Dragan says:⟧
⟦b:January 9, 2025 at 10:12 am⟧
⟦b:You forget Croatia and its pipeline, as always.⟧
⟦b:Reply⟧
⟦b:Leave a Reply⟧
⟦b:Your email address will not be published. Required fields are marked *⟧
