/** What the engine asks of the store about people. */
export interface PeopleReads {}

export interface PeopleWrites extends PeopleReads {}
