%% {"file": "r54-regional-caucasus.txt"}
⟦b:Aragil⟧
⟦b:news and stories from both sides of the ridge⟧
⟦b:ENG | РУС | ՀԱՅ⟧
⟦b:News⟧
⟦b:Borders⟧
⟦b:Economy⟧
⟦b:Video⟧
⟦b:Facebook⟧
⟦b:Telegram⟧
⟦doc {"authors": ["Lusine Hakobdar"], "published": "2024-02-05", "publisher": "Aragil"}⟧⟦t:‘Nobody asked the shepherds’: how a new border marker emptied a pasture in Tavush⟧
05.02.2024 15:20
Author: Lusine Hakobdar
⟦b:Photo: Narek Sahradyan, Aragil⟧
⟦b:Views: 1 874⟧

¶Until last autumn Hamlet Ohanjan drove his two hundred sheep to the meadow above the village of Kirants every morning. Since 19 October there has been a concrete post in the middle of it, and the flock stays at home.

¶The post was put up by surveyors from the joint commission on the border between Armenia and Azerbaijan. Villagers say that they learned about it from a neighbour’s drone.

¶“Nobody asked the shepherds where the water is. They asked the map, and the map was made in Tbilisi in 1976,” Ohanjan says.

⟦h:What the authorities say⟧

¶The governor’s office told Aragil that 14 hectares of pasture are affected and that compensation of 90,000 drams (about $222) a hectare will be paid ‘in the nearest future’.

¶The head of the community, Vardan Melikset, does not believe it. The form for the compensation, he explains, has a box for the number of the cadastre, and the meadow never had one.

⟦b:Also read:⟧
⟦b:One bus a week: a road along the front line⟧
⟦b:Gardabani’s unlikely cattle fair⟧

⟦h:‘We used to trade salt’⟧

¶Older people remember that the same meadow was shared with the Azerbaijani village below. They exchanged cheese for salt here until 1988, and some still know the names of one another’s dogs.

¶Political scientist Armine Torgom thinks that such places should have been visited first. “A metre on the map can be one family’s whole year,” she says.

¶The commission will meet again in March. Its members have not said whether they will come to Kirants.⟦end⟧

⟦b:Toponyms and terminology used by the author, and the views, opinions and strategies expressed, are theirs alone and do not necessarily reflect those of Aragil or its employees.⟧
⟦b:Tags: Armenia, Azerbaijan, border, Tavush, delimitation⟧
⟦b:Share:⟧
⟦b:If you find a mistake, select it and press Ctrl+Enter⟧
⟦b:Most read⟧
⟦b:Georgia’s tea returns, without tea pickers⟧
⟦b:© Aragil, 2018–2024. When using materials a hyperlink is required.⟧
