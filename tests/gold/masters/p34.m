%% {"file": "p34-substack.txt"}
⟦b:Subscribe⟧
⟦b:Sign in⟧

⟦doc {"authors": ["Petra Vance"], "published": "2025-02-03", "publisher": "The Strait Line"}⟧⟦t:Who needs the Malacca bypass?⟧
¶A canal through Thailand is back in the headlines, and so are the bad numbers.
Petra Vance
Feb 03, 2025

⟦b:12⟧

⟦b:3⟧

⟦b:Share⟧

¶Every few years a minister in Bangkok rediscovers the Kra Isthmus. The map is irresistible: ninety kilometres of land, and on either side the two busiest bodies of water in the world.

¶The latest version is not a canal at all but a "land bridge", with a deep port at each end and a railway between them. It would cost about $28 billion.

⟦h:What a ship saves⟧

¶A container vessel bound from Colombo to Hong Kong would save two days. It would then lose them again while its cargo was lifted off, moved by train, and lifted on.

¶Shipping lines have said as much, politely, at each of the government's roadshows.

⟦b:Thanks for reading The Strait Line! Subscribe for free to receive new posts and support my work.⟧

⟦h:What a state gains⟧

¶None of this makes the project pointless. A government that wants roads in the south could do worse than to have foreigners pay for them.⟦end⟧

⟦b:12 Likes⟧
⟦b:Discussion about this post⟧
⟦b:Comments⟧
⟦b:Restacks⟧
⟦b:© 2025 Petra Vance⟧
⟦b:Privacy ∙ Terms ∙ Collection notice⟧
⟦b:Start Writing⟧
⟦b:Get the app⟧
⟦b:Substack is the home for great culture⟧
