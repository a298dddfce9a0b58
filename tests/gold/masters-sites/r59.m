%% {"file": "r59-three-outlets.txt", "crlf": true}
⟦b:The Danube Observer⟧
⟦b:Politics / Hungary⟧
⟦doc {"authors": ["Katalin Vörösházi"], "published": "2025-04-03", "publisher": "The Danube Observer"}⟧⟦t:Budapest’s mayor sues the state over a bridge it already paid for⟧
Katalin Vörösházi | 03/04/2025 08:15
⟦b:Share on Facebook⟧
⟦b:Tweet⟧

¶The city of Budapest has gone to court to recover 11 billion forints that it spent on a bridge which the government then declared to be national property.

¶City lawyers filed the suit after talks with the ministry of construction broke down on 27 March. The ministry says that the bridge was “always meant to belong to everyone”.

⟦h:An invoice in two copies⟧

¶Both sides agree on the sum. They differ on who ordered the work: the contract bears two stamps, and one of them is upside down.

¶For the mayor, the case is also about money that the city no longer has. A levy on municipalities takes a fifth of its revenue, and the next instalment falls due at the end of May. “If they want the bridge, they can have the bill,” a deputy mayor said.

¶The ministry declined to say whether it would settle. A first hearing is set for 16 May 2025.⟦end⟧

⟦b:Support our journalism⟧
⟦b:The Danube Observer is an independent daily edited in Vienna and Budapest.⟧


⟦b:Sarmatia Monitor⟧
⟦b:Eastern Europe in depth⟧

⟦doc {"authors": ["Vital Harecki"], "published": "2025-03-14", "publisher": "Sarmatia Monitor"}⟧⟦t:Minsk Rediscovers the Peasant Market⟧

Published on 14 March 2025

¶Potatoes have become political in Belarus. In a country that grows half a tonne of them for each inhabitant, shops in five regional centres ran out in the first week of March.

¶Price caps are the cause, and everybody may say so except the minister. Farms sell across the eastern border at twice the permitted price; what they leave behind is the size of walnuts.

¶Officials first blamed the weather, then speculators, then the wrong kind of potato. A factory director in Orsha was shown on television apologising to a cellar.

¶The remedy arrived last Friday. Private traders, whom the president had once compared to fleas, have been invited to set up stalls on Saturdays, free of charge and without questions.

¶It will probably work. The question that nobody in the presidential administration cares to ask is what else could be fixed by the same method.

⟦b:Vital Harecki is an economist from Hrodna. He lives in Białystok.⟧⟦end⟧

⟦b:Sign up for the Monitor’s weekly letter⟧
⟦b:Next: Moldova’s mayors count their voters⟧


⟦doc {"authors": ["Nato Beridzishvili"], "published": "2025-03-27", "publisher": "Caspian Press Bureau"}⟧⟦t:GEORGIA: PORT WORKERS IN POTI END STRIKE AFTER PAY DEAL⟧
⟦b:(Photo: CPB)⟧

¶POTI, 27 March 2025 (CPB) — Dockers in Georgia’s largest port returned to work on Thursday after the operator agreed to raise wages by 12 per cent and to reinstate nine dismissed crane drivers.

¶The strike had lasted for sixteen days and held up some 40 ships, among them three with wheat for Armenia.

¶“We asked for twenty and we got our colleagues back. That is worth the other eight,” said union leader Zaza Kvirtia. He added that the union would put the offer to its members on Sunday.

¶Poti handles most of the containers that pass between the Black Sea and the Caspian. Forwarders in Baku said that they had sent some loads by rail through Turkey instead, at nearly twice the price.

¶The operator said that the backlog would be cleared within a fortnight.

⟦b:Reporting by Nato Beridzishvili; editing by Tom Ashdown⟧⟦end⟧

⟦b:Copyright (c) 2025 Caspian Press Bureau. Not for redistribution.⟧
