%% {"file": "p10-gulf-ports-essay.txt"}
⟦doc {"authors": ["Hessa Al-Rumaihan"], "published": null, "publisher": null}⟧⟦t:THE QUIET PORTS OF THE GULF⟧

¶Everyone watches the tankers. The contest that will shape the region is over empty containers, free zones and the right to repair a ship.

¶At four in the morning the cranes at Duqm are lit but still. The port was built to be busy, and one day it may be. For now it is a promise poured in concrete on a coast where, a generation ago, there was a fishing village and a police post.

¶Oman is not alone in building ahead of demand. Along the two shores of the Arabian Peninsula at least eleven harbours have been enlarged or founded in the past fifteen years, and their combined capacity is roughly twice the cargo that the region now handles. Planners describe the surplus as resilience. Bankers have other words.

¶The logic begins with Hormuz. A strait that can be closed must be avoided, and so each of the Gulf monarchies that can reach the open ocean has tried to do so. Fujairah stores oil beyond the strait, Duqm offers dry docks beyond the strait, and Saudi Arabia has long pumped crude across the desert to Yanbu.

¶The Red Sea has spoiled the symmetry of that plan. Attacks on shipping near Bab al-Mandab have shown that a country may leave one bottleneck only to enter another. Insurers, who once priced the two straits separately, now price them as a pair.

¶There is also the matter of Iran, which is building a harbour of its own on the ocean at Chabahar with Indian money and under American waivers that come and go. Its cargo is small. Its importance lies in the fact that it gives Delhi a reason to care about the same stretch of water as Beijing, which runs a port eighty nautical miles away at Gwadar.

¶None of the monarchies wishes to choose between these patrons, and ports make it possible not to choose. A berth can be leased to a Chinese operator, a warehouse to an Indian one, and a naval pier to the British, all within sight of a single control tower. What looks like indecision from Washington looks like portfolio management from Muscat.

¶But leases have a way of outliving the intentions of those who sign them. The next crisis will test whether an operator with a fifty-year concession can refuse a warship, and which law would hear the complaint. No contract that I have been shown gives a plain answer.

¶Until then the cranes wait. It is possible to see in them a monument to vanity, and visitors usually do. It is also possible to see an insurance policy whose owners would be very happy never to make a claim.

⟦b:Hessa Al-Rumaihan is a fellow at the Dhow Centre in Kuwait City and the author of a forthcoming history of Gulf shipping.⟧⟦end⟧
