%% {"file": "q31-portal-dump.txt"}
⟦b:Menu⟧
⟦b:Home⟧
⟦b:Politics⟧
⟦b:Economy⟧
⟦b:Search⟧
⟦b:Log in⟧

⟦b:Economy⟧

⟦doc {"authors": ["Diego Arrieta"], "published": "2022-09-05", "publisher": "Andes Today"}⟧⟦t:Lithium law divides Bolivia's highlands⟧

By Diego Arrieta

Published: Sept. 5, 2022, 7:15 a.m. | Updated: Sept. 6, 2022, 9:02 a.m.

⟦b:Advertisement⟧

¶A draft law that would send most royalties from lithium to the capital has split the towns around the Uyuni salt flat.

¶Mayors in Potosí want half of the revenue. The ministry has offered fifteen percent and a university.

⟦b:Advertisement⟧

¶Protesters blocked the road to Chile for six days in August. Trucks queued for forty kilometres.

⟦h:A long memory⟧

¶Silver left the same hills for three centuries, and people here can recite what came back.

¶The assembly is to vote in November.⟦end⟧

⟦b:Read more⟧
⟦b:Chile's miners vote to strike⟧
⟦b:Peru: a president's hundred days⟧
⟦b:Newsletter⟧
⟦b:The week in Latin America, every Friday.⟧
⟦b:Your email address⟧
⟦b:About us⟧
⟦b:Terms and conditions⟧
⟦b:© 2022 Andes Today. All rights reserved.⟧
