%% {"file": "p09-ministry-statement.txt"}
⟦b:Ministry of External Relations of Saint Brandon⟧
⟦b:Press Room > Statements > Indian Ocean⟧

⟦doc {"authors": [], "published": "2022-10-17", "publisher": "Ministry of External Relations of Saint Brandon"}⟧⟦t:Statement on the conclusion of the second round of talks on the Chagos fisheries zone⟧
Date of issue: 2022-10-17
Reference: MER/PR/22/118

¶The second round of technical talks on fisheries management in the waters around the Chagos Archipelago ended today in Port Mathurin. Delegations from five coastal states of the western Indian Ocean took part, together with observers from the Indian Ocean Tuna Commission and the African Union.

¶The Ministry wishes to thank all delegations for the constructive spirit in which the discussions were held. It recalls that the talks are without prejudice to the position of any participant on questions of sovereignty.

⟦h:Points of agreement⟧

¶The delegations agreed on the following:

- ¶to exchange vessel monitoring data once a week, beginning on 1 January 2023;
- ¶to set up a common register of vessels found to have fished without a licence;
- ¶to ask the Commission for an independent assessment of yellowfin stocks before the end of 2023.

¶The data exchange will be voluntary during its first year. A review will take place in Victoria, Seychelles, in the first quarter of 2024.

⟦h:Points that remain open⟧

¶No agreement was reached on the licensing of supply vessels, which refuel purse seiners at sea and enable them to remain in the zone for months. Saint Brandon proposed a moratorium of two years. Two delegations asked for more time to consult their fleets.

¶The delegations also differed about the inspection of catches in port. Small administrations do not have inspectors in sufficient number, and the Ministry has therefore suggested a pool of inspectors who could be sent to any of the five states within 48 hours. The cost of such a pool is estimated at 2.4 million euros a year.

⟦h:Next steps⟧

¶The third round will be held in March 2023 at a place to be agreed. Saint Brandon has offered to act again as host, and would welcome the participation of civil society and of the artisanal fishing associations, whose members depend on these waters more than anyone else.

¶The Minister will report to the National Assembly on the results of the talks on 25 October.⟦end⟧

⟦b:For further information:⟧
⟦b:Press Office, Ministry of External Relations of Saint Brandon⟧
⟦b:Tel. +000 55 01 20 | press@mer.example⟧
⟦b:Print this page⟧
⟦b:Back to top⟧
