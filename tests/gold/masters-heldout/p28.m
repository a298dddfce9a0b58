%% {"file": "p28-bissau-debrief.txt"}
⟦doc {"authors": ["Adjoa Mensah-Bruce"], "published": "2021-06-05", "publisher": "Gulf of Guinea Debrief"}⟧⟦t:Why Coups Are Cheap in Guinea-Bissau⟧

Written by Adjoa Mensah-Bruce | 5 June 2021 | 7 min read

⟦b:Share on Twitter Share on LinkedIn Copy link⟧

¶A country of two million people, with one export crop and a coastline full of islands, has had four successful coups and about a dozen others. Observers explain this with cocaine. Cocaine is part of the answer, but the habit is older than the trade.

⟦b:AP Photo / Sunday Obiang⟧

¶The army that won independence in 1974 was larger than the state that it founded. It had hospitals, schools and shops in the liberated zones before there was a civil service. To be demobilised was to lose not only a wage but a place in the nation, and few of those who won the war agreed to lose it.

⟦h:The cashew calendar⟧

¶Nine-tenths of export earnings arrive between April and July, when the cashew crop is sold to buyers from India and Vietnam. Salaries are paid in those months. From September on they are paid late, and it is from September on that officers begin to talk.

¶One finance minister tried to smooth the year with a bond, which regional banks bought. The bond matured in September.

⟦h:What the region has tried⟧

¶ECOWAS sent a stabilisation force in 2012 and withdrew it last year. The force did what it was asked to do, namely to guard the palace and a few ministries, and nobody was shot in its presence. It was not asked to do anything about pensions, promotions or the eighty generals of a force of four thousand.

¶Portugal and Brazil have paid for retirement schemes on two occasions. Both times officers retired, were paid, and were recalled after the next change of government. “I have been to three farewell dinners for the same colonel,” an official of one donor said.

⟦b:Also read: The islands nobody patrols⟧

⟦h:A cheaper remedy⟧

¶The sums are small enough to be interesting. For the price of six months of the old mission, every officer above the age of fifty-five could be given a pension held abroad and payable only while the constitution is in force. The scheme would turn each of them into a creditor of legality.

¶It has never been tried anywhere, and there are good objections to it. The best is that it rewards those who have done harm. The answer is that they are being rewarded now, more often and with less in return.

⟦b:Adjoa Mensah-Bruce is the founder of the Gulf of Guinea Debrief. She lives in Accra.⟧⟦end⟧

⟦b:Comments (0)⟧
⟦b:Be the first to comment⟧
⟦b:You may also like⟧
⟦b:Togo’s long succession⟧
⟦b:The naira at the border⟧
⟦b:© 2021 Gulf of Guinea Debrief⟧
