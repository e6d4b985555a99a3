select f.word from 'seeds/words.csv' as f
