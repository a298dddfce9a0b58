%% {"file": "p32-ministry-release.txt"}
⟦b:Ministry of Foreign Affairs of the Republic of Valdoria⟧

⟦b:Press release⟧
No. 214/2024
19 September 2024

⟦doc {"authors": [], "published": "2024-09-19", "publisher": "Ministry of Foreign Affairs of the Republic of Valdoria"}⟧⟦t:Statement on the extension of the border monitoring mission⟧

¶The Ministry of Foreign Affairs welcomes the decision taken today in Vienna to extend the mandate of the border monitoring mission by twelve months.

¶The mission, which began its work in March 2022, has contributed to a marked decline in incidents along the line of contact and to the return of 340 displaced families.

¶The Government reiterates its readiness to host the mission's regional office and to provide for its security.

¶The Ministry calls on all participating States to second further observers before the winter.⟦end⟧

⟦b:For further information please contact:⟧
⟦b:Press Office, Ministry of Foreign Affairs⟧
⟦b:Tel.: +38 5 555 0101⟧
⟦b:E-mail: press@mfa.example⟧
