/*
 * ent_page_frame.h -- what stands around the articles of a page: lists of links, the publisher's name
 *
 * 'seen' has one entry a line of the page, as ent_line_look() left it.
 */
#ifndef ENT_PAGE_FRAME_H
#define ENT_PAGE_FRAME_H

#include "source/ent_page_line.h"

enum { ENT_PUBLISHER = 128 };

/* Titles listed under "Read more" and the like become boilerplate; a heading right above text does not. */
void ent_frame_mark_links(const struct ent_page *page, struct ent_seen *seen);

/* A short sentence right between two lines of boilerplate is part of their box; running heads follow page numbers. */
void ent_frame_mark_boxes(const struct ent_page *page, struct ent_seen *seen);
/* The thread of comments below the last article of the page is boilerplate to its end. */
void ent_frame_mark_comments(const struct ent_page *page, struct ent_seen *seen);
/* The publisher that the page as a whole names, at its foot or its head; "" if it names none. */
void ent_frame_publisher(const struct ent_page *page, const struct ent_seen *seen, char publisher[ENT_PUBLISHER]);
/* Else the name above the title that only its words show to be an outlet's: "Nordic Tribune"; untouched if there is none. */
void ent_frame_outlet(const struct ent_page *page, const struct ent_seen *seen, char publisher[ENT_PUBLISHER]);

#endif
