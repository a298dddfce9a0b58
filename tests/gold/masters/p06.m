%% {"file": "p06-andes-copper.txt"}
⟦b:Andean Policy Observatory⟧

⟦doc {"authors": ["Lucía Ferrand"], "published": "2021-09-04", "publisher": "Andean Policy Observatory"}⟧⟦t:Peru’s Copper Road and the Limits of a Mandate⟧
Lucía Ferrand, Lima correspondent
04/09/2021

¶The dirt highway that carries copper from Las Bambas to the coast runs through forty communities, and any of them can close it. Between January 2016 and the middle of this year the road was blocked for more than 400 days. The new government took office on 28 July 2021 promising that this arithmetic would change.

¶It has begun by talking. On 12 August 2021 a delegation of ministers met leaders from Chumbivilcas, a province that receives the dust of the convoys and, by an accident of boundaries, almost none of the mining tax. The delegation left with a list of demands and a truce of thirty days.

⟦b:Lorries on the southern corridor near Velille. Photograph: Archivo APO⟧

⟦h:Dust, tax and distance⟧

¶Peruvian law returns half of the income tax paid by mines to the region where the ore lies. It returns nothing to the regions through which the ore is driven. Engineers planned a pipeline that would have made the matter moot, but the design was dropped in 2014 in favour of trucks.

¶The result is a quarrel about a road that was never meant to be an industrial one. Residents want it paved, want compensation for the years before paving, and increasingly want contracts for their own transport cooperatives. The company says that it can meet the first demand only if the state first declares who owns the verge.

⟦h:Promises made on a platform⟧

¶During the campaign the ruling party spoke of renegotiating every large contract. In office it has discovered that the contracts are protected by stability agreements, some of which run until 2034. The finance minister spent much of August explaining to investors in London that renegotiation means conversation.

¶That answer satisfies neither side in the highlands. A community president in Livitaca said that his neighbours had voted for a change in the contract and not for a change in tone. He expects the truce to lapse before the rains begin.

⟦h:What a durable bargain would need⟧

¶A fund financed from the national share of mining revenue could be paid to transit districts by the kilometre. A bill to that effect was filed in 2018 and again on 3 March 2020, and both times it expired in committee. Reviving it would cost the treasury less than a month of blockades.

¶It would also require Lima to accept that a mandate won by a margin of 44,000 votes is a licence to negotiate and not to decree. The copper price gives the government perhaps two years in which to learn that lesson cheaply.

⟦b:Lucía Ferrand reports on mining and indigenous politics from Peru and Bolivia.⟧⟦end⟧

⟦b:© Andean Policy Observatory. Reproduction is permitted with attribution.⟧
