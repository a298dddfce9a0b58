%% {"file": "p07-taiwan-reserves.txt"}
⟦doc {"authors": ["Caleb Whitlow", "Jennifer Hsiao-Marsh"], "published": "2022-03-07", "publisher": "Harborlight Forum"}⟧⟦t:Taiwan Looks at Ukraine and Sees Its Own Reservists⟧

03/07/2022 | Caleb Whitlow and Jennifer Hsiao-Marsh

¶Within hours of the invasion that began on February 24, 2022, Taiwanese talk shows had stopped discussing missiles and started discussing uncles. Nearly every family on the island has an uncle in the reserves. The question was what he would do if called, and whether anybody knew his shoe size.

¶On paper the reserve force counts more than two million people. In practice, a reservist could expect a recall of five to seven days every other year, much of it spent listening to lectures. A pilot program that began on March 5 doubles the recall to fourteen days for about 15,000 soldiers.

⟦h:A mobilization agency with an empty office⟧

¶The All-Out Defense Mobilization Agency opened on January 1 to bring together functions that had been scattered among the ministries of defense, interior, and economic affairs. It has a director, a website, and fewer than two hundred staff. Estonia, with a population one-eighteenth the size, employs more people on the same task.

¶Officials point out that a small agency can still write good rules. The draft rules would oblige local governments to list warehouses, cranes, and pharmacies, and to test the lists every year. Several mayors have objected that the central government will not reimburse them.

⟦b:Source: Reuters⟧

⟦h:What Ukraine teaches and what it does not⟧

¶Ukraine has land borders with four friendly states, while Taiwan has none. Anything that the island will need in a long crisis must already be there or must arrive by sea under threat. That makes stockpiles of fuel, blood plasma, and spare parts more valuable than another squadron of fighters.

¶The political lesson travels better. Kyiv’s territorial defense brigades were created by a law that took effect only seven weeks before the war, yet volunteers filled them because the law gave them a place to go. Taiwan’s volunteers at present have nowhere to go except private first-aid courses, and these have waiting lists until June.

⟦h:The cost of extending service⟧

¶Restoring one year of conscription, up from four months, is no longer taboo. A poll taken on March 2 found more than 60 percent in favor. The obstacle is instructors: the army would have to double its training cadre in two years, and its sergeants are already leaving for the chip industry.

¶Washington can help with instructors sooner than with hardware. The backlog of arms deliveries is a matter of production lines, but a few hundred National Guard trainers could arrive on ordinary flights. They would be worth more than their number.

⟦b:About the authors⟧

⟦b:Caleb Whitlow is a retired Army officer and a visiting fellow at the Harborlight Forum.⟧

⟦b:Jennifer Hsiao-Marsh covers East Asian defense industries. She is a nonresident fellow at the Harborlight Forum.⟧⟦end⟧

⟦b:Harborlight Forum is a nonprofit, nonpartisan policy organization in Honolulu, Hawaii.⟧
