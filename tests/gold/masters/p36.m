%% {"file": "p36-oped.txt"}
⟦b:Opinion⟧

⟦doc {"authors": ["Tomasz Bielak"], "published": "2023-10-27", "publisher": null}⟧⟦t:The grain corridor was never about grain⟧

Tomasz Bielak

Former deputy minister of agriculture

27.10.2023

⟦b:4 min read⟧

¶For three months Warsaw and Kyiv have argued about wheat. Both capitals know that the quarrel will end, and both know that it will not have been about wheat.

¶What frightens farmers in the east of my country is not one bad harvest. It is the thought of competing, for ever, with fields ten times the size of their own.

¶Brussels has answered that fear with compensation. Compensation is useful, but nobody plants next year's crop for the sake of it.

⟦b:Read also: How the transit deal was made⟧

¶A better answer would be a long transition, agreed now, with quotas that shrink by a known amount each year. Poland lived through one itself, and came out richer.

¶The alternative is to meet the same tractors at the same crossing every autumn.⟦end⟧

⟦b:The views expressed in this article are the author's own.⟧
⟦b:Tags: Poland, Ukraine, agriculture⟧
