%% {"file": "p23-archipelago-journal.txt"}
⟦b:JOURNAL OF ARCHIPELAGIC STUDIES⟧
Vol. 7, No. 2 (December 2019), pp. 101–109

⟦doc {"authors": ["Nadia Rahmawati", "Joost van Elzen"], "published": "2019-12", "publisher": "Makassar Institute for Maritime Policy"}⟧⟦t:Middle Powers in Shallow Waters: Indonesia and the Natuna Question⟧

Nadia Rahmawati and Joost van Elzen

⟦h:Abstract⟧

¶Indonesia insists that it has no territorial dispute with China. Its coast guard nevertheless meets Chinese vessels near the Natuna Islands several times a year. This article argues that the denial is a policy in its own right and that it has so far worked better than its critics allow.

⟦b:Keywords: Indonesia, Natuna, South China Sea, coast guard, middle powers⟧

⟦h:1. Introduction⟧

¶To deny a dispute is to refuse to negotiate about it. Jakarta has held this line since the 1990s, when it first noticed that a dashed line on Chinese maps came close to its gas fields.[1] Successive foreign ministers have added nothing to the formula and taken nothing away.

¶The literature on middle powers treats such reticence as weakness. We propose to treat it as an instrument, and to ask what it costs and what it buys.

⟦h:2. The Practice of Denial⟧

¶Three habits support the denial. The first is naming: in 2017 the government renamed the waters north of the islands, but did so in a domestic map and without a note to the United Nations. The second is counting, since incursions are recorded as fisheries offences and not as violations of sovereignty.[2]

¶The third habit is silence. Of twenty-six encounters that we were able to document between 2010 and 2018, only seven were announced by the government, and most of those followed reports in the press.

⟦h:3. Costs and Benefits⟧

¶Fishermen bear most of the costs. Interviews in Ranai suggest that local crews avoid the northern grounds in the months when foreign fleets are present, and that their catches have fallen accordingly. A policy that treats incursions as theft has not produced many arrests of thieves.

¶Against this stands a considerable benefit. China has not challenged drilling in the East Natuna block by any formal act, and Indonesian ports have received large investments during the same period.[3] Vietnam and the Philippines, which protested more loudly, have drilled less.

⟦h:4. Conclusion⟧

¶Denial is cheap as long as the other side also prefers quiet. Should Beijing decide to contest the zone openly, Jakarta would have to begin from a position that it has never stated. That is the moment for which a middle power should prepare, and for which this one, as far as we can tell, has not.

⟦h:Notes⟧

¶1. For the history of the maps, see Hartono, “Lines at Sea,” Jakarta Working Papers 14 (2004).
¶2. Interview with a retired fisheries officer, Tanjung Pinang, 11 May 2018.
¶3. Figures from the provincial investment board, various years.

⟦h:References⟧

¶Hartono, S. (2004) “Lines at Sea.” Jakarta Working Papers, no. 14.
¶Lindqvist, A. (2015) Small Navies, Large Oceans. Uppsala: Granit.
¶van Elzen, J. (2017) “Fishing for Sovereignty.” Journal of Archipelagic Studies, vol. 5, no. 1, pp. 3–22.

⟦b:Nadia Rahmawati is a lecturer in international relations in Makassar. Joost van Elzen is a doctoral candidate in Leiden.⟧⟦end⟧

⟦b:The Journal of Archipelagic Studies is published twice a year by the Makassar Institute for Maritime Policy.⟧
