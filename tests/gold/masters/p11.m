%% {"file": "p11-turkana-magazine.txt"}
⟦b:THE PARALLEL⟧
⟦b:Magazine | Books | Podcasts | Sign in⟧

From the June 2021 issue of The Parallel magazine

⟦doc {"authors": ["Wanjiru Mbatia"], "published": "2021-06", "publisher": "The Parallel"}⟧⟦t:“We Were Promised a River”⟧

¶Ethiopia dammed the Omo to light its cities. Five hundred kilometres downstream, the people of Lake Turkana are learning what a treaty would have been for.

Wanjiru Mbatia, Nairobi correspondent

¶The boat belonged to Ekal Lokwawi’s father, who fished from it, and before that to his grandfather, who fished from it farther out. Now it lies on a slope of cracked mud, and the water is a silver line beyond the acacias. In the years when the reservoir was filling, the lake fell by two metres. Last year it rose by more than that, and drowned the school.

¶“They tell us it is one lake,” Lokwawi says. “But it is two. There is the lake that goes away and the lake that comes to your house.”

⟦b:Ekal Lokwawi at Kalokol, on the western shore. Photo: Njoki Arimi for The Parallel⟧

¶What has happened at Turkana is neither a simple theft nor a simple accident of the climate. The Gibe III dam, finished in 2016, evens out the river that supplies nine-tenths of the lake’s water. The floods that once fed the fisheries have gone, and the sugar estates below the dam take a share of what is left. Heavy rain over the highlands has meanwhile made the total larger, at least for now.

* * *

¶Kenya never asked for a treaty. It had reasons: a contract to buy Ethiopian electricity, a border that needed friends, and a lake whose shores few officials in Nairobi have visited. Documents that I have read show that an agreement on flow releases was drafted in 2012 and that it stopped at a deputy secretary’s desk.

¶The drafter, who is retired and grows macadamia nuts near Embu, remembers the day when he was told to put it away. “I was informed that water is a sensitive matter,” he said. “I replied that this is why one writes it down.”

¶In Addis Ababa the view is that Kenya received what it wanted. The power line from Wolayta Sodo carries up to 2,000 megawatts, and Nairobi pays for less than a tenth of that. An engineer at the ministry asked me, not unkindly, whether the Kenyans would like their river back or their discount.

* * *

¶There are older precedents than either capital likes to mention. In 1907 a British officer drew the frontier with a ruler and gave the delta to Ethiopia in exchange for some wells. The wells dried. The delta moved south with the silt, and for a while it crossed the line by itself.

¶A basin commission would cost about as much each year as a kilometre of tarmac. Fishermen on both sides have elected delegates to one that does not exist, and these delegates have met twice under a tree at Todonyang. They have minutes, a treasurer and a rubber stamp.

¶Lokwawi is one of the delegates. When I asked what he would say to the government, he considered it for some time. “I would say: come and look,” he answered. “And bring a boat.”⟦end⟧

⟦b:This article appears in the print edition under the headline “Two lakes”.⟧
⟦b:Subscribe to The Parallel from £4 a month⟧
