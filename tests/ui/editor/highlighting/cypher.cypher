// Migration: People
// Database: graph
:use neo4j
CREATE CONSTRAINT person_name IF NOT EXISTS FOR (p:Person) REQUIRE p.name IS UNIQUE;
MATCH (a:Person:Admin {name: 'O\'Brien ${x}', `odd ``name```: "b\"c"})-[:KNOWS*1..3]->(b) // trailing ${no}
WHERE a.age >= 0x1F AND b.score < 1.5e3 AND $param = true RETURN a.return, count(b), collect(b.name) AS names;
CALL { WITH a MATCH (a)-[r:LIKES|LOVES]->() RETURN count(r) AS c } IN TRANSACTIONS OF 100 ROWS;
/* block ${no} */ MATCH (n:`${label}`) SET n.value = ${value}, n:New DETACH DELETE n;
// varve:verify
MATCH (n) RETURN count(n); // expect: 0
// varve:down
DROP CONSTRAINT person_name IF EXISTS;
