%% {"file": "r53-magazine-pullquotes.txt"}
⟦b:Meridian Affairs⟧
⟦b:Latest⟧
⟦b:Regions⟧
⟦b:Podcasts⟧
⟦b:Magazine⟧
⟦b:Sign In⟧
⟦b:Subscribe⟧
⟦b:Argument⟧
⟦b:An expert’s point of view on a current event.⟧
⟦doc {"authors": ["Ilse ter Braak", "Joaquim Sardinha"], "published": "2023-11-07", "publisher": "Meridian Affairs"}⟧⟦t:Mozambique Doesn’t Need Another Foreign Army⟧
¶Rwanda’s soldiers have won the battles in Cabo Delgado. They cannot collect the garbage.
By Ilse ter Braak, an associate professor of African studies at the University of Zeeland, and Joaquim Sardinha, a Maputo-based researcher.
⟦b:A Rwandan soldier stands guard near a market in Palma, Mozambique, on Sept. 22. ANSELMO CHILUNDO/MERIDIAN AFFAIRS⟧
NOVEMBER 7, 2023, 6:00 AM
⟦b:Comment icon View Comments (6)⟧
⟦b:My MA: Follow topics and authors to get straight to what you like.⟧

¶The market in Palma reopened twice. The first time, in 2022, a minister cut a ribbon, a choir sang, and the stalls were empty again within the month. The second time, this August, nobody announced anything, and the women who sell dried fish simply came back.

¶Between the two mornings lies the whole argument about what has gone right in northern Mozambique. Some 2,500 Rwandan soldiers have cleared the coastal towns of an insurgency that once beheaded its way across three districts. They have done so with discipline, and at a price that the government in Maputo will not disclose.

⟦b:Sign up for Africa Dispatch⟧
⟦b:A weekly roundup of news and analysis, delivered on Wednesdays.⟧
⟦b:Enter your email⟧
⟦b:Sign Up⟧
⟦b:By submitting your email, you agree to the Privacy Policy and Terms of Use.⟧

¶Now the French company that holds the gas concession wants more of the same. So do several European governments, which have offered to pay Kigali directly. A soldier can hold a road. He cannot issue a birth certificate, and in Cabo Delgado half of the returning families have lost theirs.

¶A soldier can hold a road. He cannot issue a birth certificate.

¶Without papers, a man of 20 is stopped at each checkpoint. After the third, he begins to listen to cousins who know another way through the forest. Commanders on all sides describe this to us as the main source of recruits, and yet not one of the programs financed from abroad deals with it.

¶There is a cheaper path. In Mueda, a retired schoolteacher and two clerks have registered 11,000 people in a year with a printer borrowed from a parish. “The army asks who you are,” the teacher told us. “I am the only one who writes down the answer.”

¶“The army asks who you are. I am the only one who writes down the answer.”

⟦b:Read More⟧
⟦b:The Gas Field That Ate a Government⟧
⟦b:How Maputo came to owe more than it could count.⟧
⟦b:Analysis | Tess Morrow⟧

¶Multiply that parish by forty, and the bill comes to less than a week of the foreign deployment. Peace in Cabo Delgado will not arrive by helicopter. It will be stamped, in triplicate, and handed over a counter.⟦end⟧

⟦b:Join the Conversation⟧
⟦b:Commenting on this and other recent articles is just one benefit of a Meridian Affairs subscription.⟧
⟦b:Read More On Africa | Mozambique | Security⟧
⟦b:Trending⟧
⟦b:The Summit Nobody Wanted⟧
⟦b:Why Coups Come in Threes⟧
