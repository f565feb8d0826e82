-- Maps ask by boxes of degrees, whatever the city, and where the outermost places lie.
create index facility_lon on directory.facility (lon);
create index facility_lat on directory.facility (lat);
