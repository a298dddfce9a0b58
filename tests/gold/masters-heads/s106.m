%% {"file": "s106-key-points.txt"}
Harbour Institute for Coastal Studies (HICS)

Policy Brief 3/2023

⟦doc {"authors": ["Ines Duarte", "Oskar Lind"], "published": "2023-04-11", "publisher": "Harbour Institute for Coastal Studies"}⟧⟦t:Ferries, Fees and the Price of Delay⟧

11 April 2023

Ines Duarte and Oskar Lind

⟦h:Key points⟧

¶• The new mooring fees have turned a local quarrel into a national one.

¶• The assembly should pay the fishermen what it owes them before the summer.

⟦h:Fees come ashore⟧

¶In March the harbour board doubled its fees, and the two largest cooperatives stopped paying the same day. The board has not answered their letters, and it has let the landing stage rot.

⟦h:Outlook⟧

¶If nobody gives way, the boats will move to the next bay. The mayor expects a decision before the winter; few of her neighbours do.

⟦b:Ines Duarte is a research fellow at HICS. Oskar Lind teaches at the University of Trondheim.⟧⟦end⟧

⟦b:HICS is a non-partisan foundation based in Faro. This brief may be reproduced with acknowledgement.⟧
