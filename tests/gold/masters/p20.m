%% {"file": "p20-haiti-interview.txt"}
⟦b:INTERVIEWS⟧

⟦doc {"authors": ["Rosa Delmont"], "published": "2023-11-08", "publisher": "Windward Review"}⟧⟦t:‘Nobody Is Counting the Police’: A Conversation About Haiti’s Next Mission⟧

Interview by Rosa Delmont
November 8, 2023

¶The United Nations Security Council has authorized a multinational force, led by Kenya, to support the Haitian police. Few details have been settled. Windward Review spoke with Jean-Robert Altidor, who spent eleven years in the Haitian National Police and now teaches criminology in Montreal, about what such a force could do and what it could not.

⟦b:Jean-Robert Altidor. Photo courtesy of the subject⟧

¶You have said that the numbers in the debate are wrong. Which ones?

¶All of them, but let us begin with the police. On paper there are fifteen thousand officers. Subtract those who have left on the American parole program, those who guard private houses, and those who have not been paid since the summer. Nobody is counting the police, so nobody can tell you how many foreign officers would make a difference.

¶Kenya has spoken of one thousand. Is that enough for Port-au-Prince?

¶It is enough to hold the port, the airport, and two roads. I do not say this as criticism, because to hold two roads would be a great thing. A mother in Martissant does not need a theory of the state. She needs the road to the south to be open for a month.

¶The previous missions left bitter memories. How should this one be different?

¶The first thing is a sewage plan, and I am not joking. Cholera came with a camp that had no proper latrines, and after that nobody believed a word the mission said. The second is a court. If a foreign officer commits a crime there must be a Haitian prosecutor in the room.

¶Gangs now control fuel and food as well as territory. Can policing alone change that?

¶No. The gangs are a tax system, and behind a tax system there are people who like the rate. As long as containers with weapons leave Miami and nobody is arrested at either end, we are mopping a floor under an open tap.

¶I would add that not all of them want the same thing. Some leaders want an amnesty and a party, others want the port. You talk to the first kind only after you have stopped the second.

¶There is no elected official left in the country. Who would the force answer to?

¶That is the question which frightens me. A transitional council has been proposed many times, and each time the seats were counted before the tasks were. I would reverse it: write down five tasks, and then find the people who are willing to be blamed for them.

¶What would make you optimistic a year from now?

¶School buses. When parents put a child on a bus without telephoning someone first, you can begin to talk about an election.

⟦b:This conversation has been edited and shortened.⟧

⟦b:Rosa Delmont is an associate editor of Windward Review.⟧⟦end⟧

⟦b:Support independent Caribbean journalism. Donate to Windward Review today.⟧
