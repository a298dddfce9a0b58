%% {"file": "p01-sahel-compact.txt"}
⟦b:Commentary⟧

⟦doc {"authors": ["Mariam Okonjo", "Thomas Feld"], "published": "2024-03-12", "publisher": "Meridian Institute"}⟧⟦t:The Sahel’s New Compact Has a Customs Problem⟧

By Mariam Okonjo and Thomas Feld

March 12, 2024

⟦b:Traders wait at a border post near Kantchari, Burkina Faso. (Photo: Idrissa Cole/AFP via Getty Images)⟧

¶When the military governments of Mali, Burkina Faso, and Niger announced in January that they would leave the Economic Community of West African States, most commentary dwelt on flags and uniforms. The harder questions are duller. They concern invoices, truck queues, and the fate of a regional tariff that few citizens can name but nearly all of them pay.

¶The three states share some 5,000 kilometers of frontier with neighbors that remain inside the bloc. Onions from Niger, cattle from Mali, and cotton from Burkina Faso leave through ports in Benin, Togo, and Côte d’Ivoire. None of those goods moves without paperwork that assumes a common external tariff.

⟦h:A Union Without a Coast⟧

¶Landlocked alliances are rare, and durable ones are rarer. The new grouping has no harbor of its own, and its members compete for the same corridors rather than complementing one another. A port authority official in Lomé told us that “every minister who visits asks for a terminal, and none of them asks about the road.”

¶Morocco has offered access to its Atlantic facilities at Dakhla, and Algeria has dangled a highway. Both proposals cross territory that armed groups contest. Even on optimistic assumptions, a container bound for Niamey would take three times as long to arrive by these routes as it does through Cotonou.

⟦h:What the Juntas Can Still Trade⟧

¶Leaving the bloc is not the same as leaving the franc zone. All three governments continue to use the CFA franc, and all three still belong to the smaller West African monetary union, which has its own customs rules. That overlap gives them a cushion, although it also limits how far a sovereign tariff could go.

¶Gold is the exception. It is small, valuable, and easily flown, and it now supplies most of Mali’s export earnings. A government that can pay soldiers in bullion has less reason to worry about onions.

¶Yet households do worry. In Zinder and Gao, the price of imported rice rose sharply during the 2023 sanctions and has not come back down. Merchants there describe the bloc less as an institution than as a habit, and habits are costly to break.

⟦h:A Narrow Opening for Negotiators⟧

¶The departure takes effect only after a year’s notice, and that interval matters. ECOWAS could use it to propose a trade-only association, as the European Union has done with several neighbors. Such an arrangement would spare the bloc a humiliation and the juntas a recession.

¶It would also require both sides to stop treating every technical meeting as a referendum on legitimacy. Nothing in the past four years suggests that this will be easy. But the alternative is a thousand small quarrels at a thousand small border posts, and those tend to end badly.

⟦b:Mariam Okonjo is a senior fellow in the Africa program at the Meridian Institute.⟧

⟦b:Thomas Feld is a trade economist and a former adviser to the Port Autonome de Lomé.⟧⟦end⟧

⟦b:The Meridian Institute is an independent, nonpartisan research organization based in Washington, D.C. It takes no institutional positions. The views expressed here are those of the authors alone.⟧
