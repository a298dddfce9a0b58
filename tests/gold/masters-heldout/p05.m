%% {"file": "p05-kivu-minerals.txt"}
⟦b:WORKING PAPER⟧

⟦doc {"authors": ["Béatrice Lumona"], "published": "2018-11", "publisher": "Great Lakes Resource Forum"}⟧⟦t:TAGGED AND TRADED: MINERAL CERTIFICATION IN THE KIVUS AFTER TEN YEARS⟧

Béatrice Lumona
November 2018

⟦h:1. INTRODUCTION⟧

¶A bag of tantalum ore from North Kivu carries a plastic tag with a number. The tag says that no armed group has taxed the bag and no child has dug its contents. It costs the miner about five per cent of his income, and he has no way of knowing whether anyone reads it.

¶This paper asks what the tags have achieved. It draws on ninety interviews carried out in Rubaya, Numbi and Goma between February and August 2018.¹

⟦h:2. FROM A LAW IN WASHINGTON TO A SHED IN RUBAYA⟧

¶In 2010 the Congress of the United States required listed companies to say whether their products contained minerals that had financed conflict in Congo. Companies that did not know passed the question down the chain. It arrived, within a year, at sheds where ore is weighed.

¶The first answer was an embargo. Kinshasa banned artisanal mining for six months, and buyers stayed away for much longer. Cassiterite sold at a third of its former price, and more of it crossed the lake by night.

⟦h:3. WHO HOLDS THE PLIERS⟧

¶Tags are fastened by state agents, who are paid late and by several masters. The pliers that close the tag have acquired a price of their own. In two of the sites visited, tags from mines with a green status were sold to mines without one.²

¶It would be wrong to conclude that nothing has changed. Soldiers have left most of the larger tantalum sites, and the roadblocks that remain are more often on gold. But the improvement follows the price of metals at least as closely as it follows the paperwork.

⟦h:4. RECOMMENDATIONS⟧

¶The paper recommends that:

– ¶the cost of tagging be moved from miners to smelters;
– ¶the agents who tag be paid by a pooled fund and rotated every six months;
– ¶data on tags be open to the cooperatives whose ore they describe.

¶None of these requires a new law. All three would require buyers to accept that a cheap guarantee is a poor one.

⟦h:NOTES⟧

¶¹ Names of interviewees have been withheld at their request.
¶² Observations by the author, Numbi, 4 and 5 June 2018.

⟦b:ABOUT THE AUTHOR⟧

⟦b:Béatrice Lumona is a sociologist at the Great Lakes Resource Forum. She has worked in the Kivus since 2006.⟧⟦end⟧

⟦b:The Great Lakes Resource Forum (GLRF) is a non-profit association registered in Kigali and Brussels. Its work is financed by public and private donors, who have no say in its findings.⟧
