%% {"file": "r51-thinktank-selectall.txt"}
⟦b:Skip to main content⟧
⟦b:Carpathian Institute for Security Policy⟧
⟦b:About us⟧
⟦b:Programmes⟧
⟦b:Publications⟧
⟦b:Events⟧
⟦b:Experts⟧
⟦b:PL⟧
⟦b:EN⟧
⟦b:Search⟧
⟦b:Home > Publications > Commentary > The Quiet Bargain on the Upper Tisza⟧
⟦b:Commentary⟧
⟦doc {"authors": ["Magda Lisiecka"], "published": "2023-10-12", "publisher": "Carpathian Institute for Security Policy"}⟧⟦t:The Quiet Bargain on the Upper Tisza⟧
¶Four countries share a river that none of them has the money to tame. Their engineers have stopped waiting for their ministers.
Magda Lisiecka
Senior Analyst, Eastern Neighbourhood Programme
Thursday, 12 October 2023
⟦b:7 min read⟧
⟦b:Share⟧
⟦b:Facebook⟧
⟦b:X⟧
⟦b:LinkedIn⟧
⟦b:Copy link⟧
⟦b:Download PDF (212 KB)⟧
⟦b:Flood gauge at Tiszabecs. Photo: Ferenc Oláh / CISP⟧

¶Every spring the upper Tisza carries the snow of the Ukrainian mountains into Hungary within thirty hours. Romania and Slovakia send their share a little later. The town of Tokaj receives all of it at once, and has done so nine times since 1998.

¶A convention on the basin exists, and so does a commission. Neither has met at the level of ministers since February 2021. What has continued to meet, usually in a canteen in Uzhhorod, is a group of eleven hydrologists who exchange their readings by telephone.[1]

⟦h:A Budget of Biscuits⟧

¶The group has no statute and no bank account. Its members travel on leave, bring their own maps and take turns in paying for coffee. “We are the cheapest international organisation in Europe,” one of them told me, “and we would prefer to remain so.”

¶Cheap does not mean weak. In June the group asked the operator of a Romanian reservoir to release water four days early. He did, without a letter from Bucharest, and the crest at Tokaj was forty centimetres lower than forecast.[2]

⟦h:What Could Break It⟧

¶Three dangers are visible. Most of the Ukrainian members are of military age. The Hungarian gauges will pass to a private contractor next year. And a grant from Brussels, well meant and long awaited, would oblige the group to have a secretariat, a logo and a dispute about the seat of both.

⟦h:What to Do, and What to Leave Alone⟧

¶Donors who want to help could buy sensors. They could pay for a second telephone line. They should resist the temptation to launch anything.

¶A bargain that rests on trust may be formalised in a morning. It takes rather longer to put it back.

¶[1] Author’s interviews, Uzhhorod and Nyíregyháza, 4–9 September 2023.
¶[2] Figures from the regional water directorate, on file with the author.

⟦b:About the author⟧
⟦b:Magda Lisiecka⟧
⟦b:Magda Lisiecka is a senior analyst at the Carpathian Institute for Security Policy, where she follows Hungary and western Ukraine. She was previously a reporter in Lviv.⟧⟦end⟧

⟦b:Related publications⟧
⟦b:Commentary⟧
⟦b:Who Guards the Užok Pass?⟧
⟦b:Jan Hromada | 3 August 2023⟧
⟦b:Report⟧
⟦b:Dams Without Masters: Five Case Studies⟧
⟦b:Magda Lisiecka, Bohdan Kit | 19 April 2023⟧
⟦b:Load more⟧
⟦b:Stay informed⟧
⟦b:Enter your e-mail address to receive our monthly bulletin.⟧
⟦b:Carpathian Institute for Security Policy⟧
⟦b:ul. Lipowa 14, Rzeszów⟧
⟦b:Privacy policy⟧
⟦b:© CISP 2023⟧
