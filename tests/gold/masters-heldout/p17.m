%% {"file": "p17-bougainville-list.txt", "wrap": 68}
⟦b:To: subscribers@reef-briefing.example⟧
Date: Thu, 10 Oct 2019 07:15:22 +1000
Subject: ⟦doc {"authors": ["Moses Tarapi"], "published": "2019-10-10", "publisher": "Reef Briefing"}⟧⟦t:Bougainville votes, and then what?⟧

by Moses Tarapi, Buka

¶In six weeks the people of Bougainville will be asked whether they want greater autonomy or independence. Almost everyone expects the second answer. The vote is not binding, however, and Papua New Guinea has promised only to consult about the result.

¶The promise dates from the peace agreement of 2001, which ended a war in which perhaps 15,000 people died. It put off the referendum for ten to fifteen years in the hope that time would soften the question. Time has been kind to the peace and has left the question as it was.

⟦h:The roll and the ink⟧
--------------------

¶More than 200,000 voters have been enrolled, among them 12,000 who live elsewhere. The commission is led by a former Irish prime minister and has visited every district. Former fighters from both sides have agreed to disarm one another, a procedure that is unusual and has gone surprisingly well.

¶Two areas remain outside. In the Panguna no-go zone the followers of a movement that regards itself as already sovereign will let ballot boxes pass, but will not touch them.

⟦h:The mine in the middle⟧
----------------------

¶Panguna was once the largest open copper mine in the world, and the war began there. Reopening it would cost at least five billion dollars. Four companies, all of them small, say that they have the consent of landowners, and the landowners say that they have been asked by four companies.

¶Without the mine, the autonomous government raises about an eighth of what it spends. Cocoa is recovering and alluvial gold feeds many families, but neither is taxed to any extent. A state could be run on this, if it were a very small state with patient creditors.

⟦h:Canberra, Port Moresby and others⟧
---------------------------------

¶Port Moresby fears the example more than the loss. Enga, New Ireland and East New Britain have asked for autonomy of their own, and a hasty divorce would encourage them. Parliament must ratify any outcome, and it has no date by which to do so.

¶Australia says that it will respect whatever the parties agree. Others have shown interest as well; a delegation from a Chinese construction group was in Buka last year with drawings of a port. The drawings were admired.

¶What is needed most in the coming weeks is a sentence from the prime minister that says how long consultation will last. Waiting has been the great strength of this peace. It could yet become its undoing.

--
⟦b:Moses Tarapi reported from Bougainville during the ceasefire talks. He edits Reef Briefing.⟧⟦end⟧

⟦b:You are receiving Reef Briefing because you subscribed. To leave the list, reply with the word REMOVE.⟧
⟦b:Please do not forward whole issues. Single items may be quoted with credit.⟧
