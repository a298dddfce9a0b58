%% {"file": "p16-djibouti-wrapped.txt", "wrap": 72}
⟦doc {"authors": ["Fatouma Hassan Guedi"], "published": "2020-08-18", "publisher": "Gulf of Tadjoura Research Group"}⟧⟦t:Djibouti's Crowded Shore: Five Foreign Bases and the Politics of Rent⟧

by Fatouma Hassan Guedi
18 August 2020

¶Djibouti has fewer inhabitants than many European suburbs and more foreign garrisons than any country of its size. France, the United States, Japan, Italy and China all keep forces there, some of them within sight of one another. The rents that they pay are the nearest thing the country has to oil.

¶How much they pay is not known exactly. The American lease was raised to about 63 million dollars a year in 2014, and the Chinese one is thought to be 20 million. Together the bases may yield some 125 million, or roughly a fifth of public revenue, but the sums do not pass through the budget in a form that parliament can read.

⟦h:A landlord among giants⟧

¶The art of the landlord is to keep any single tenant from feeling indispensable. Djibouti practises it with skill. When France reduced its garrison the Americans had already arrived; when the Americans complained about lasers pointed at their pilots, the government listened gravely and renewed the Chinese harbour permits in the same week.

¶There is a cost. Each tenant has a view of who should succeed the president, and none of them wishes to be the last to know. Opposition politicians say that their visitors from embassies are many, polite and incurious.

⟦h:Debt on the other side of the ledger⟧

¶The port, the railway to Addis Ababa and the water pipeline were all built on credit, most of it from Chinese banks. Public debt has doubled in six years. In 2019 the railway loan was extended from ten years to thirty, which eased the payments and lengthened the dependence.

¶It would be too simple to speak of a trap. The loans were sought, and the railway would carry more if Ethiopia were at peace with itself. But a country that leases its coast to pay for its port, and borrows for its port in order to lease its coast, has little room for error.

⟦h:What neighbours may offer instead⟧

¶Until recently Djibouti handled nine-tenths of Ethiopia's trade. Berbera, Assab and Lamu would each like a part of it. Peace between Ethiopia and Eritrea in 2018 made Assab thinkable again, and a Gulf operator is already enlarging Berbera.

¶If trade moves, rent will matter more. A government that has learned to live from geography may then find that geography is the one asset which its neighbours also possess. The wise course would be to publish the leases now, while they still command a good price, and to spend them on something that cannot be moved down the coast.

⟦b:About the author: Fatouma Hassan Guedi is an economist who has worked for the Intergovernmental Authority on Development. She writes here in a personal capacity.⟧⟦end⟧

⟦b:Published by the Gulf of Tadjoura Research Group. To reproduce this paper in full, please write to the editors.⟧
